package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.time.Duration;
import java.util.function.Consumer;

// guide: a decorator
/** A store that is another one, and tells of each change that took as long as this or longer. */
final class SlowChanges extends ForwardingSessionRepository {

  private final Duration limit;
  private final Consumer<String> log;

  SlowChanges(SessionRepository store, Duration limit, Consumer<String> log) {
    super(store);
    this.limit = limit;
    this.log = log;
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    long start = System.nanoTime();
    try {
      return super.update(id, change);
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (took.compareTo(limit) >= 0) {
        log.accept("a change of session " + id + " took " + took.toMillis() + " ms");
      }
    }
  }
}
// end

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.StatusTimes;
import java.time.InstantSource;
import java.util.List;

/** Tells how long a session was in each status. */
public final class ReadStatusTimes {

  private final SessionRepository repository;
  private final InstantSource clock;

  /** Uses the repository and clock. */
  public ReadStatusTimes(SessionPorts ports) {
    this.repository = ports.repository();
    this.clock = ports.clock();
  }

  /**
   * The times of the session, with the history that they are computed from.
   *
   * @throws SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if it or its history cannot
   *     be read
   */
  public SessionTimes read(SessionId id) {
    Session session = repository.find(id).orElseThrow(() -> new SessionNotFoundException(id));
    // Read later, the history may tell of more than the session; what is more is left out.
    List<SessionEvent> events =
        repository.history(id).stream()
            .filter(event -> event.revision() <= session.revision())
            .toList();
    return new SessionTimes(session, events, StatusTimes.of(session, events, clock.instant()));
  }
}

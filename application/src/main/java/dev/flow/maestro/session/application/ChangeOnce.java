package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.EarlierSession;
import dev.flow.maestro.session.domain.IdempotencyConflictException;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.Optional;

/**
 * Changes a session by a request that has a name, unless its history tells that this was done. The
 * history is looked at first, and the change is made only of the very revision that was looked at:
 * of two who ask at once, one makes the change and the other looks again and finds it.
 */
final class ChangeOnce {

  /** Somebody was faster. */
  private static final class Overtaken extends RuntimeException {
    Overtaken() {
      super(null, null, false, false);
    }
  }

  private final SessionRepository repository;
  private final IdempotencyKey key;

  ChangeOnce(SessionRepository repository, IdempotencyKey key) {
    this.repository = repository;
    this.key = key;
  }

  /** What a request came to, and whether that was now. */
  record Outcome(Session session, Optional<SessionEvent> made) {}

  Outcome update(SessionId id, SessionChange change) {
    while (true) {
      SessionRecord record =
          repository.record(id).orElseThrow(() -> new SessionNotFoundException(id));
      Optional<Session> before = resultIn(record);
      if (before.isPresent()) {
        return new Outcome(before.get(), Optional.empty());
      }
      try {
        SessionRevision next =
            repository.update(
                id,
                current -> {
                  if (current.revision() != record.session().revision()) {
                    throw new Overtaken();
                  }
                  return change.apply(current).withKey(key);
                });
        return new Outcome(next.session(), Optional.of(next.event()));
      } catch (Overtaken e) {
        // Perhaps by the same request.
      }
    }
  }

  /**
   * What the request came to before, as it was then; after an edit from outside, as it is now.
   *
   * @throws IdempotencyConflictException if it was another request
   */
  Optional<Session> resultIn(SessionRecord record) {
    for (SessionEvent event : record.history()) {
      Optional<IdempotencyKey> used = event.key().filter(it -> it.value().equals(key.value()));
      if (used.isPresent()) {
        if (!used.get().equals(key)) {
          throw new IdempotencyConflictException(record.session().id(), key, event.revision());
        }
        return Optional.of(
            EarlierSession.at(event, record.history(), record.session()).orElse(record.session()));
      }
    }
    return Optional.empty();
  }
}

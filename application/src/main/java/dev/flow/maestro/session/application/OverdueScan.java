package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.StatusTimes;
import dev.flow.maestro.session.domain.TimeLimit;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Looks for overdue sessions. The history is read only of those that would be overdue had they
 * never been paused, so that a large store does not mean as many histories.
 */
final class OverdueScan {

  private final SessionRepository repository;
  private final InstantSource clock;

  OverdueScan(SessionPorts ports) {
    this(ports.repository(), ports.clock());
  }

  OverdueScan(SessionRepository repository, InstantSource clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** Is told what a scan finds. */
  interface Listener {

    /** A session is overdue. */
    void onOverdue(TimeLimit judged);

    /** A record cannot be read, or its history cannot, so that it might be overdue. */
    void onUnreadable(UnreadableRecord record);
  }

  /** Judges every session that meets the filters; the limit is not one of them. */
  void run(SessionQuery query, Listener listener) {
    Instant now = clock.instant();
    repository.scan(
        query.active(),
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            Optional<TimeLimit> judged;
            try {
              judged = judge(session, now);
            } catch (SessionNotFoundException e) {
              // Deleted meanwhile.
              return;
            } catch (UnreadableSessionException e) {
              listener.onUnreadable(e.record());
              return;
            }
            judged.ifPresent(listener::onOverdue);
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            listener.onUnreadable(record);
          }
        });
  }

  /**
   * Judges a session as it is now.
   *
   * @return empty where it is not overdue
   * @throws SessionNotFoundException if there is no such session
   */
  Optional<TimeLimit> judge(SessionId id) {
    Session session = repository.find(id).orElseThrow(() -> new SessionNotFoundException(id));
    return judge(session, clock.instant());
  }

  private Optional<TimeLimit> judge(Session session, Instant now) {
    if (!TimeLimit.withoutPauses(session, now).isOverdue()) {
      return Optional.empty();
    }
    StatusTimes times = StatusTimes.of(session, repository.history(session.id()), now);
    return Optional.of(TimeLimit.of(session, times, now)).filter(TimeLimit::isOverdue);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.SweepReport.Refused;
import dev.flow.maestro.session.application.SweepReport.Swept;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TimeLimit;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves overdue sessions to failed. For the scheduler of an orchestrator: it may be called as often
 * as one likes, and by several at once.
 */
public final class SweepOverdueSessions {

  /** The reason in the history of a session that was swept. */
  public static final String REASON = "timed_out";

  /** How often a session that others keep changing is judged anew before it is left to them. */
  private static final int MOST_ATTEMPTS = 10;

  private final SessionPorts ports;
  private final OverdueScan scan;

  /** Uses the repository, clock, policy and observer. */
  public SweepOverdueSessions(SessionPorts ports) {
    this.ports = ports;
    this.scan = new OverdueScan(ports);
  }

  /**
   * Fails every overdue session, each by one atomic step that expects the revision that was judged.
   * A session that somebody changes meanwhile is judged anew, as it is then. What cannot be done to
   * one session is in the report, and the others are swept all the same.
   *
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if the store cannot be
   *     reached
   */
  public SweepReport sweep() {
    return run(this::fail);
  }

  /** Tells what {@link #sweep} would do now, and changes nothing. */
  public SweepReport preview() {
    return run(overdue -> failed(overdue.session(), ports.clock().instant()).session());
  }

  /** Gives the session that an overdue one becomes. */
  private interface Step {
    Session take(TimeLimit overdue);
  }

  private SweepReport run(Step step) {
    List<Swept> swept = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    scan.run(
        SessionQuery.all(),
        new OverdueScan.Listener() {
          @Override
          public void onOverdue(TimeLimit judged) {
            SessionId id = judged.session().id();
            try {
              sweep(judged, step).ifPresent(swept::add);
            } catch (SessionNotFoundException e) {
              // Deleted meanwhile.
              return;
            } catch (UnreadableSessionException e) {
              unreadable.add(e.record());
            } catch (SessionException e) {
              refused.add(new Refused(id, e));
            }
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            unreadable.add(record);
          }
        });
    return new SweepReport(swept, refused, unreadable);
  }

  /** Sweeps a session; empty where it was changed meanwhile and is not overdue any more. */
  private Optional<Swept> sweep(TimeLimit judged, Step step) {
    Optional<TimeLimit> overdue = Optional.of(judged);
    for (int attempt = 1; overdue.isPresent(); attempt++) {
      Session before = overdue.get().session();
      try {
        Session after = step.take(overdue.get());
        return Optional.of(
            new Swept(
                before.id(),
                before.status(),
                after.revision(),
                overdue.get().elapsed(),
                before.configuration().timeoutMinutes()));
      } catch (SessionConflictException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
        overdue = scan.judge(before.id());
      }
    }
    return Optional.empty();
  }

  private Session fail(TimeLimit overdue) {
    Session judged = overdue.session();
    Expectation asJudged = Expectation.revision(judged.revision());
    return ports.change(
        judged.id(),
        asJudged,
        (current, now) -> {
          // A scan records no edit of a program without revisions, so it may see two at one
          // revision.
          if (!current.equals(judged)) {
            throw new SessionConflictException(
                current.id(), asJudged, current.revision(), current.status());
          }
          return failed(current, now);
        });
  }

  private SessionRevision failed(Session session, Instant now) {
    return session.transition(SessionStatus.FAILED, ports.policy(), now, Optional.of(REASON));
  }
}

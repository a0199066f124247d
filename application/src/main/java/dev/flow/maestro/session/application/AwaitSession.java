package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.WaitResult.Outcome;
import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Waits until something has become of a session, whoever brings it about. */
public final class AwaitSession {

  /** Longer waits are as long as this: 100 years. */
  private static final Duration LONGEST = Duration.ofDays(36_525);

  private final SessionPorts ports;
  private final SessionRepository repository;

  /** Uses the repository, the policy and the clock. */
  public AwaitSession(SessionPorts ports) {
    this.ports = ports;
    this.repository = ports.repository();
  }

  /**
   * Waits for the first of what is waited for. It may be so already. A status that the session only
   * passed through counts, too, as the history tells of it; a deletion that was undone before
   * anybody looked does not. While the store cannot be reached or the session not be read, the wait
   * goes on.
   *
   * @param timeout how long at the most, by the clock of the ports; with 0 it is a look
   * @throws SessionNotFoundException if there is no such session at the beginning
   * @throws SessionException if the last look failed and the time is up
   */
  public WaitResult await(SessionId id, WaitGoal goal, Duration timeout) {
    Instant deadline =
        ports.clock().instant().plus(timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST);
    try (ChangeSignal signal = repository.changeSignal(Optional.of(id))) {
      SessionRecord first =
          repository.record(id).orElseThrow(() -> new SessionNotFoundException(id));
      long passed = first.session().revision() - 1;
      while (true) {
        Duration left = Duration.between(ports.clock().instant(), deadline);
        boolean isLast =
            left.isNegative() || left.isZero() || Thread.currentThread().isInterrupted();
        try {
          Optional<SessionRecord> now = repository.record(id);
          Optional<WaitResult> result = look(goal, now, passed);
          if (result.isPresent()) {
            return result.get();
          }
          if (isLast) {
            return new WaitResult(Outcome.TIMED_OUT, now.map(SessionRecord::session));
          }
          passed = now.map(record -> record.session().revision()).orElse(passed);
        } catch (SessionException e) {
          if (isLast) {
            throw e;
          }
        }
        await(signal, left);
      }
    }
  }

  /** However long it is: a signal that missed something should not cost more than this. */
  private static void await(ChangeSignal signal, Duration left) {
    Duration most = Duration.ofSeconds(10);
    PossibleChanges unused = signal.await(left.compareTo(most) < 0 ? left : most);
  }

  private Optional<WaitResult> look(WaitGoal goal, Optional<SessionRecord> now, long passed) {
    if (now.isEmpty()) {
      return Optional.of(
          new WaitResult(goal.deleted() ? Outcome.REACHED : Outcome.DELETED, Optional.empty()));
    }
    SessionRecord record = now.get();
    // Another history may have come in the place of the one before.
    boolean isBehind = record.session().revision() < passed;
    boolean reached =
        goal.statuses().contains(record.session().status())
            || record.history().stream()
                .filter(event -> isBehind || event.revision() > passed)
                .anyMatch(event -> goal.statuses().contains(event.to()));
    return reached
        ? ended(Outcome.REACHED, record)
        : goal.isInReachOf(record.session(), ports.policy())
            ? Optional.empty()
            : ended(Outcome.OUT_OF_REACH, record);
  }

  private static Optional<WaitResult> ended(Outcome outcome, SessionRecord record) {
    return Optional.of(new WaitResult(outcome, Optional.of(record.session())));
  }
}

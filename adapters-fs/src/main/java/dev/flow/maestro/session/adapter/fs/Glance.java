package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What the index keeps of a session, in numbers, beside its feature request: enough to see that it
 * cannot be among those that are looked for.
 *
 * @param created when it was created, in microseconds of the epoch
 * @param changed when it was last changed as its document has it, in microseconds of the epoch; the
 *     history may tell of a later change, and of no earlier one
 * @param status the place of its status among all
 * @param phase the place of its phase among all, or -1 where it is in none
 * @param branch the hash of its branch
 */
record Glance(long created, long changed, int status, int phase, int branch) {

  static final int NO_PHASE = -1;

  private static final List<SessionStatus> STATUSES = List.of(SessionStatus.values());
  private static final List<SessionPhase> PHASES = List.of(SessionPhase.values());

  /** Differs where another version has other statuses or phases. */
  static final int VOCABULARY = (STATUSES + " " + PHASES).hashCode();

  /**
   * Of a session as its document has it.
   *
   * @return the glance, or empty where the session has a time that microseconds do not tell
   */
  static Optional<Glance> of(Session document) {
    long created = floorMicros(document.createdAt());
    long changed = floorMicros(document.lastChange());
    if (!isWhole(document.createdAt(), created) || !isWhole(document.lastChange(), changed)) {
      return Optional.empty();
    }
    return Optional.of(
        new Glance(
            created,
            changed,
            status(document.status()),
            document.currentPhase().map(Glance::phase).orElse(NO_PHASE),
            branch(document.gitContext().branch())));
  }

  static int status(SessionStatus status) {
    return STATUSES.indexOf(status);
  }

  static int phase(SessionPhase phase) {
    return PHASES.indexOf(phase);
  }

  static int branch(String branch) {
    return branch.hashCode();
  }

  private static boolean isWhole(Instant time, long micros) {
    return Math.abs(micros) < Long.MAX_VALUE && time.equals(time.truncatedTo(ChronoUnit.MICROS));
  }

  /** In whole microseconds, rounded down; times beyond reach are as far as it goes. */
  static long floorMicros(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1000);
    } catch (ArithmeticException e) {
      return time.getEpochSecond() < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE;
    }
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.RetentionPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * Cleans up by itself, where somebody has set a policy: at most once a day, whoever calls and how
 * often. It never fails; what there is to say it says as one warning.
 */
public final class CleanUpWhenDue {

  /** How long after one cleanup the next is due. */
  public static final Duration INTERVAL = Duration.ofDays(1);

  private final SessionPorts ports;
  private final CleanUpSessions cleanUp;

  /** Uses the repository, the clock, the settings and the warnings. */
  public CleanUpWhenDue(SessionPorts ports) {
    this.ports = ports;
    this.cleanUp = new CleanUpSessions(ports);
  }

  /**
   * Cleans up, if there is a policy and a day has gone since the last time. That takes as long as
   * to look at every session; all other times it takes a moment.
   */
  public void run() {
    try {
      Optional<RetentionPolicy> policy = cleanUp.settings().policy();
      if (policy.isPresent()
          && ports.repository().trash().claimCleanup(ports.clock().instant(), INTERVAL)) {
        tell(cleanUp.carryOut(cleanUp.plan(policy.get())));
      }
    } catch (RuntimeException e) {
      ports.warn("there was no automatic cleanup: " + e.getMessage());
    }
  }

  private void tell(CleanupReceipt receipt) {
    StringBuilder done = new StringBuilder();
    if (!receipt.moved().isEmpty()) {
      done.append(", moved ")
          .append(counted(receipt.moved().size()))
          .append(" to the trash (trash restore brings one back)");
    }
    if (!receipt.removed().isEmpty()) {
      done.append(", removed ")
          .append(counted(receipt.removed().size()))
          .append(" from the trash for good");
    }
    if (!receipt.failed().isEmpty()) {
      done.append(", failed with ")
          .append(counted(receipt.failed().size()))
          .append(": ")
          .append(receipt.failed().get(0).cause().getMessage());
    }
    if (!done.isEmpty()) {
      ports.warn("automatic cleanup" + done.substring(1));
    }
  }

  private static String counted(int sessions) {
    return sessions + (sessions == 1 ? " session" : " sessions");
  }
}

package dev.flow.maestro.session.adapter.cli;

import java.time.Duration;
import java.time.Instant;

/** How long a run took, for who asks with {@code --verbose}. */
final class Timings {

  private Timings() {}

  /** From the start of the process, of which the system knows to a hundredth of a second. */
  static String of(String command, Instant began, Instant ended) {
    long start =
        ProcessHandle.current()
            .info()
            .startInstant()
            .map(started -> Duration.between(started, began).toMillis())
            .filter(millis -> millis >= 0)
            .orElse(0L);
    return "start-up "
        + start
        + " ms, "
        + command
        + " "
        + Duration.between(began, ended).toMillis()
        + " ms";
  }
}

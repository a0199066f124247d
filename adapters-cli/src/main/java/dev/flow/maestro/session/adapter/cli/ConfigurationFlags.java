package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.PartialConfiguration;
import java.util.List;
import java.util.Optional;

/** The flags that say how a session is to be run. */
final class ConfigurationFlags {

  private static final String MAX_ITERATIONS = "max-iterations";
  private static final String TIMEOUT_MINUTES = "timeout-minutes";
  private static final String AUTO_CHECKPOINT = "auto-checkpoint";
  private static final String ERROR_RECOVERY = "error-recovery";
  private static final String NO = "no-";

  static final List<OptionSpec> OPTIONS =
      List.of(
          OptionSpec.optional(MAX_ITERATIONS, "N", "refinements at the most (default 3)"),
          OptionSpec.optional(TIMEOUT_MINUTES, "N", "minutes until overdue (default 120)"),
          OptionSpec.flag(NO + AUTO_CHECKPOINT, "make no checkpoint without being asked"),
          OptionSpec.flag(NO + ERROR_RECOVERY, "do not try failed tasks again"),
          OptionSpec.flag(AUTO_CHECKPOINT, "make checkpoints (default)"),
          OptionSpec.flag(ERROR_RECOVERY, "try failed tasks again (default)"));

  private ConfigurationFlags() {}

  /** What the flags say. */
  static PartialConfiguration read(Arguments arguments) {
    return new PartialConfiguration(
        arguments.number(MAX_ITERATIONS, 1, Long.MAX_VALUE),
        arguments.number(TIMEOUT_MINUTES, 1, Long.MAX_VALUE),
        flag(arguments, AUTO_CHECKPOINT),
        flag(arguments, ERROR_RECOVERY));
  }

  private static Optional<Boolean> flag(Arguments arguments, String name) {
    boolean on = arguments.has(name);
    boolean off = arguments.has(NO + name);
    if (on && off) {
      throw new UsageException(
          "--" + name + " and --" + NO + name + " exclude each other", Optional.empty());
    }
    return on || off ? Optional.of(on) : Optional.empty();
  }
}

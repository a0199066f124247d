package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SweepReport;
import java.util.List;

/** Moves overdue sessions to failed. */
final class SweepCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "sweep",
          "Move sessions to failed whose time-out has passed, pauses not counted",
          List.of(SharedOptions.DRY_RUN, SharedOptions.OUTPUT_OR_TEXT),
          List.of("sweep --dry-run", "sweep --output json"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    boolean dryRun = invocation.arguments().has(SharedOptions.DRY_RUN.name());
    SessionManager manager = invocation.manager();
    SweepReport report = dryRun ? manager.previewSweep() : manager.sweepOverdueSessions();
    Output output = invocation.output();
    output.show(
        () -> SweepText.forPeople(report, dryRun), () -> SweepText.forPrograms(report, dryRun));
    report.unreadable().forEach(output::unreadable);
    return report.refused().stream()
        .findFirst()
        .map(refused -> ExitCode.of(refused.error().code()))
        .orElse(ExitCode.DONE);
  }
}

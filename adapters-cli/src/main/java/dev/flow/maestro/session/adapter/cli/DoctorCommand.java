package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import java.util.List;

/** Looks for what is wrong with the store. */
final class DoctorCommand implements Command {

  private static final String FIX = "fix";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "doctor",
              "Look for what is wrong with the store, and mend what is safe to mend",
              List.of(
                  OptionSpec.flag(
                      FIX,
                      "mend what loses nothing: leftovers of crashes, events that did not happen"),
                  SharedOptions.OUTPUT_OR_TEXT),
              List.of("doctor", "doctor --fix --output json"))
          .printing("report")
          .endingWith(ExitCode.UNREADABLE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Inspection inspection =
        invocation.arguments().has(FIX) ? Inspection.repairing() : Inspection.looking();
    StoreReport report = inspect(invocation, inspection);
    invocation
        .output()
        .show(() -> ReportText.forPeople(report), () -> ReportText.forPrograms(report));
    return report.isHealthy() ? ExitCode.DONE : ExitCode.UNREADABLE;
  }

  private static StoreReport inspect(Invocation invocation, Inspection inspection) {
    try (ProgressLine progress = invocation.progress("checking sessions")) {
      return invocation.manager().inspectStore(inspection.telling(progress::show));
    }
  }
}

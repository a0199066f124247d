package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.ImportReport;
import dev.flow.maestro.session.application.ImportResult;
import dev.flow.maestro.session.application.ImportResult.Outcome;
import dev.flow.maestro.session.application.ImportSessions;
import dev.flow.maestro.session.application.OnConflict;
import dev.flow.maestro.session.bundle.BundleLimits;
import dev.flow.maestro.session.bundle.BundleReader;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionException;
import java.util.List;

/** Brings the sessions of a bundle into the store. */
final class ImportCommand implements Command {

  private static final String FROM = "from";
  private static final String ON_CONFLICT = "on-conflict";
  private static final String MAX_BYTES = "max-bytes";
  private static final String STANDARD_INPUT = "-";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "import",
          "Bring the sessions of an export into the store",
          List.of(
              OptionSpec.required(FROM, "FILE", "what export wrote; - for standard input").orBare(),
              OptionSpec.optional(
                  ON_CONFLICT,
                  String.join("|", OnConflict.keys()),
                  "where the store has an id: import nothing (default), leave the store's, take it"
                      + " if it is the same later on, give it a new id"),
              SharedOptions.DRY_RUN,
              OptionSpec.optional(
                  MAX_BYTES, "N", "refuse more than this, unpacked (default 68719476736, 64 GiB)"),
              SharedOptions.OUTPUT_OR_TEXT),
          List.of("import all.maestro.zip --dry-run", "import - --on-conflict newer"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    OnConflict onConflict =
        arguments.optional(ON_CONFLICT, ImportCommand::onConflict).orElse(OnConflict.FAIL);
    BundleLimits defaults = BundleLimits.defaults();
    BundleLimits limits =
        defaults.withTotal(arguments.number(MAX_BYTES, 1, Long.MAX_VALUE).orElse(defaults.total()));
    try (BundleReader bundle = bundle(invocation, limits)) {
      return run(invocation, bundle, onConflict);
    }
  }

  private static OnConflict onConflict(String text) {
    try {
      return OnConflict.parse(text);
    } catch (InvalidInputException e) {
      throw InvalidInputException.unknown("--" + ON_CONFLICT, text, e.allowed());
    }
  }

  private static BundleReader bundle(Invocation invocation, BundleLimits limits) {
    String from = invocation.arguments().required(FROM);
    return from.equals(STANDARD_INPUT)
        ? BundleReader.copyOf(invocation.bytesIn(), "standard input", limits)
        : BundleReader.of(invocation.path("--" + FROM, from), limits);
  }

  private static ExitCode run(Invocation invocation, BundleReader bundle, OnConflict onConflict) {
    boolean dryRun = invocation.arguments().has(SharedOptions.DRY_RUN.name());
    ImportOutput output = invocation.output().importing(dryRun);
    ImportReport report;
    try (ProgressLine progress = invocation.progress("importing sessions")) {
      report =
          invocation
              .manager()
              .importSessions(bundle, onConflict, dryRun, new Listener(progress, output));
    } catch (SessionException e) {
      output.end();
      throw e;
    }
    output.end();
    int conflicts = report.count(Outcome.CONFLICT);
    if (onConflict == OnConflict.FAIL && conflicts > 0 && !dryRun) {
      invocation
          .output()
          .warning(
              "nothing was imported: "
                  + conflicts
                  + " of the sessions exist already; see --"
                  + ON_CONFLICT);
    }
    return report
        .failure()
        .map(ExitCode::of)
        .orElse(conflicts > 0 ? ExitCode.CONFLICT : ExitCode.DONE);
  }

  /** Tells a person how far it is, and writes results as they come. */
  private static final class Listener implements ImportSessions.Listener {

    private final ProgressLine progress;
    private final ImportOutput output;
    private int all;
    private int done;

    Listener(ProgressLine progress, ImportOutput output) {
      this.progress = progress;
      this.output = output;
    }

    @Override
    public void onChecked(int checked) {
      progress.show("checking sessions: " + checked);
    }

    @Override
    public void onAllChecked(int sessions) {
      all = sessions;
      output.begin();
    }

    @Override
    public void onResult(ImportResult result) {
      progress.show(++done, all);
      output.result(result);
    }
  }
}

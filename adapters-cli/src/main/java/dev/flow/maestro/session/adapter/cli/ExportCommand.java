package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.ExportSessions;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.RecordSink;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.bundle.BundleFile;
import dev.flow.maestro.session.bundle.BundleWriter;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes whole sessions into a bundle. */
final class ExportCommand implements Command {

  private static final String SESSION_ID = SharedOptions.SESSION_ID.name();
  private static final String TO = "to";
  private static final String FORCE = "force";
  private static final String STANDARD_OUTPUT = "-";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "export",
          "Write sessions, their histories and the files of other tools into one file",
          Stream.of(
                  Stream.of(
                      OptionSpec.required(
                          TO, "FILE", "the file to write, such as all.maestro.zip; - for output"),
                      OptionSpec.flag(FORCE, "overwrite the file"),
                      OptionSpec.repeatable(
                              SESSION_ID, "ID", "only these: the id, the beginning of it, or last")
                          .orBare()),
                  SessionFilters.OPTIONS.stream(),
                  Stream.of(SharedOptions.OUTPUT_OR_TEXT))
              .flatMap(options -> options)
              .toList(),
          List.of("export --to all.maestro.zip", "export 3f01 81bb --to - | ssh other import -"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    List<String> prefixes = arguments.all(SESSION_ID);
    SessionQuery query = SessionFilters.read(arguments);
    if (!prefixes.isEmpty() && !query.equals(SessionQuery.all())) {
      throw new UsageException(
          "export takes ids or filters, not both", "maestro-session export --help");
    }
    String to = arguments.required(TO);
    ExportSessions.Report report;
    if (to.equals(STANDARD_OUTPUT)) {
      OutputStream out = invocation.bytesOut("--" + TO);
      report = export(invocation, prefixes, query, out, "standard output");
    } else {
      report =
          BundleFile.write(
              invocation.path("--" + TO, to),
              arguments.has(FORCE),
              out -> export(invocation, prefixes, query, out, to));
      show(report, to, invocation.output());
    }
    return report.leftOut() == 0 ? ExitCode.DONE : ExitCode.UNREADABLE;
  }

  private static void show(ExportSessions.Report report, String to, Output output) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("exported", report.sessions());
    members.put("left_out", report.leftOut());
    members.put("to", to);
    String leftOut = report.leftOut() == 0 ? "" : ", " + report.leftOut() + " left out";
    output.show(
        () -> Messages.printable(report.sessions() + " exported to " + to + leftOut) + "\n",
        () -> members);
  }

  private static ExportSessions.Report export(
      Invocation invocation,
      List<String> prefixes,
      SessionQuery query,
      OutputStream out,
      String location) {
    SessionManager manager = invocation.manager();
    List<SessionId> ids = new ArrayList<>();
    prefixes.forEach(name -> ids.add(SessionNames.resolve(name, manager)));
    try (ProgressLine progress = invocation.progress("exporting sessions");
        BundleWriter bundle = new BundleWriter(out, location)) {
      RecordSink sink = bundle;
      Listener listener = new Listener(progress, invocation.output());
      ExportSessions.Report report =
          prefixes.isEmpty()
              ? manager.exportSessions(query, sink, listener)
              : manager.exportSessions(ids, sink, listener);
      bundle.finish();
      return report;
    }
  }

  private record Listener(ProgressLine progress, Output output) implements ExportSessions.Listener {

    @Override
    public void onProgress(int done, int all) {
      progress.show(done, all);
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      progress.close();
      output.unreadable(record);
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionTimes;
import dev.flow.maestro.session.domain.SessionId;
import java.util.List;

/** Tells what happened to a session. */
final class HistoryCommand implements Command {

  private static final String TIMES = "times";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "history",
          "Tell what happened to a session, change by change",
          List.of(
              SharedOptions.SESSION_ID,
              OptionSpec.flag(TIMES, "only the time in each status, pauses apart"),
              SharedOptions.OUTPUT_OF_EVENTS),
          List.of("history --session-id 3f01b541", "history 3f01 --times --output pretty"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    SessionId id = invocation.sessionId(manager);
    Output output = invocation.output();
    if (invocation.arguments().has(TIMES)) {
      SessionTimes told = manager.statusTimes(id);
      output.show(() -> TimesText.times(told), () -> TimesText.forPrograms(told));
    } else if (output.isForPeople()) {
      output.text(TimesText.history(manager.statusTimes(id), invocation.style()));
    } else {
      output.events(manager.history(id));
    }
    return ExitCode.DONE;
  }
}

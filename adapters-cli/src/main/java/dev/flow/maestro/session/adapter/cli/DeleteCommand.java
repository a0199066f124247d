package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.List;

/** Takes a session, with all that lies in its folder, into the trash, or removes it for good. */
final class DeleteCommand implements Command {

  private static final String PERMANENT = "permanent";

  private static final CommandSpec SPEC =
      new CommandSpec(
              "delete",
              "Move a session with its history to the trash",
              List.of(
                  SharedOptions.SESSION_IDS,
                  OptionSpec.flag(PERMANENT, "remove it for good, at once"),
                  SharedOptions.YES,
                  SharedOptions.DRY_RUN,
                  SharedOptions.IDEMPOTENCY_KEY,
                  SharedOptions.OUTPUT_OF_CHANGES),
              List.of(
                  "delete --session-id 3f01b541-5cc9-47a7-9f8b-d884159c705f",
                  "delete 3f01 --permanent"))
          .printing("deleted");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    requireRepeatable(invocation.arguments());
    SessionManager manager = invocation.manager();
    return invocation.forEachSession(manager, id -> delete(id, manager, invocation));
  }

  /** By the time it is made again, the beginning of an id may be that of another session. */
  private static void requireRepeatable(Arguments arguments) {
    if (!arguments.has(SharedOptions.IDEMPOTENCY_KEY.name())) {
      return;
    }
    if (arguments.has(PERMANENT)) {
      throw new UsageException(
          "--permanent and --idempotency-key exclude each other: nothing would tell that it was done",
          "maestro-session delete --help");
    }
    for (String name : arguments.all(SharedOptions.SESSION_ID.name())) {
      if (SessionId.parse(name).isEmpty()) {
        throw new UsageException(
            "delete with --idempotency-key needs whole ids", "maestro-session list --output id");
      }
    }
  }

  private static void delete(SessionId id, SessionManager manager, Invocation invocation) {
    boolean forGood = invocation.arguments().has(PERMANENT);
    if (!isSure(id, forGood, manager, invocation)) {
      invocation.output().note("session " + id + " stays");
      return;
    }
    if (forGood) {
      manager.deleteSessionPermanently(id);
    } else {
      manager.deleteSession(id);
    }
    invocation.output().done("deleted", id);
  }

  /** Somebody may be at work on a session that has not ended; a person is asked, a program not. */
  private static boolean isSure(
      SessionId id, boolean forGood, SessionManager manager, Invocation invocation) {
    Arguments arguments = invocation.arguments();
    if (arguments.has(SharedOptions.YES.name())
        || arguments.has(SharedOptions.DRY_RUN.name())
        || !invocation.canAsk()) {
      return true;
    }
    SessionStatus status;
    try {
      status = manager.getSession(id).status();
    } catch (SessionNotFoundException | UnreadableSessionException e) {
      return true;
    }
    return status.isTerminal()
        || invocation.ask(
            "session "
                + id
                + " is "
                + status.key()
                + (forGood ? ". Remove it for good?" : ". Move it to the trash?"));
  }
}

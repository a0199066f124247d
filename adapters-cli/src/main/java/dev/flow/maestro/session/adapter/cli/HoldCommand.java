package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import java.util.List;

/** Holds a session, so that it is not deleted. */
final class HoldCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "hold",
          "Keep a session from being deleted or cleaned up, until it is released",
          List.of(
              SharedOptions.SESSION_IDS,
              SharedOptions.DRY_RUN,
              SharedOptions.IDEMPOTENCY_KEY,
              SharedOptions.OUTPUT_OF_CHANGES),
          List.of("hold 3f01"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    return invocation.forEachSession(
        manager,
        id -> {
          manager.holdSession(id);
          invocation.output().done("held", id);
        });
  }
}

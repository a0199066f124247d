package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import java.util.List;

/** Lets a session go that is held. */
final class ReleaseCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "release",
          "Let a session be deleted and cleaned up again",
          List.of(
              SharedOptions.SESSION_IDS,
              SharedOptions.DRY_RUN,
              SharedOptions.IDEMPOTENCY_KEY,
              SharedOptions.OUTPUT_OF_CHANGES),
          List.of("release 3f01"));

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
          manager.releaseSession(id);
          invocation.output().done("released", id);
        });
  }
}

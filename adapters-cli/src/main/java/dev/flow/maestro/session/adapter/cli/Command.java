package dev.flow.maestro.session.adapter.cli;

/** One command. Has no state. */
interface Command {

  /** What it is called and which flags it takes. */
  CommandSpec spec();

  /**
   * Does what it is for.
   *
   * @return what the process ends with
   * @throws dev.flow.maestro.session.domain.SessionException if it cannot
   */
  ExitCode run(Invocation invocation);
}

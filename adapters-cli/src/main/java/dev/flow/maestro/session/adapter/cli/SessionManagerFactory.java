package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Path;

/** Opens the store of a repository. Asked at most once a run, and only by commands that need it. */
@FunctionalInterface
public interface SessionManagerFactory {

  /**
   * Opens the store.
   *
   * @param root the folder that the store lies below; it exists
   * @param warnings is told what the person at the console should know
   * @throws dev.flow.maestro.session.domain.SessionException if the settings make no sense or the
   *     store cannot be reached
   */
  SessionManager open(Path root, WarningListener warnings);

  /** The same, of a folder that will be gone soon, so that nobody needs to remember it. */
  default SessionManager openForNow(Path root, WarningListener warnings) {
    return open(root, warnings);
  }

  /**
   * The same, of another store.
   *
   * @param store as the environment would name it
   * @throws dev.flow.maestro.session.domain.InvalidInputException if there is no such store; this
   *     may be thrown when it is opened, too
   */
  default SessionManagerFactory of(String store) {
    throw InvalidInputException.of("--" + CommandSpec.STORE, store, "left out: there is only one");
  }
}

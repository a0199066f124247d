package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.file.Path;

/** What lies in wait for the operations of a disk. */
@FunctionalInterface
interface Trap {

  /** Nothing. */
  Trap NONE = (operation, path) -> {};

  /**
   * Is told before each operation; if it throws, the operation fails with that.
   *
   * @param path of the real file
   */
  void before(Operation operation, Path path) throws IOException;
}

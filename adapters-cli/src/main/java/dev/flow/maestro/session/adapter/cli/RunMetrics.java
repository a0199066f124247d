package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.Repositories;
import java.io.IOException;
import java.nio.file.Path;

/** Measures one run of the program, for a person who asks for it. */
public interface RunMetrics {

  /** Opens stores so that what is done to them is measured. */
  SessionManagerFactory managers();

  /** Works on several repositories so that it is measured. */
  Repositories repositories();

  /**
   * Writes what was measured so far to a file, in the place of one that is there.
   *
   * @throws IOException if it cannot be written; a file that was there stays as it was
   */
  void writeTo(Path file) throws IOException;
}

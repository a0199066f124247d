package dev.flow.maestro.session.application;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Does what a use case may not do: the rules must see it. */
public final class BreaksTheApplication {

  /** Knows an adapter. */
  public FileSessionRepository adapter() {
    return new FileSessionRepository(Path.of(""));
  }

  /** Reads the time. */
  public long clock() {
    return System.nanoTime();
  }

  /** Reads a random number. */
  public int random() {
    return ThreadLocalRandom.current().nextInt();
  }
}

package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.util.Optional;

/** Does something for each number of a range, on two threads where that pays. */
final class TwoThreads {

  /** Below, a thread costs more than it saves. */
  static final int MANY = 2000;

  private TwoThreads() {}

  /** Is done for a part of the range: two parts at once, each for numbers of its own. */
  interface Part {
    void run(int from, int to) throws IOException;
  }

  /** Returns, or throws what a part has thrown, when both parts have ended. */
  static void run(int count, Part part) throws IOException {
    if (count < MANY || Runtime.getRuntime().availableProcessors() < 2) {
      part.run(0, count);
      return;
    }
    Other other = new Other(part, count / 2, count);
    other.start();
    try {
      part.run(0, count / 2);
    } finally {
      other.await();
    }
    if (other.failure.isPresent()) {
      throw other.failure.get();
    }
    if (other.error.isPresent()) {
      throw other.error.get();
    }
  }

  private static final class Other extends Thread {

    private final Part part;
    private final int from;
    private final int to;
    private Optional<IOException> failure = Optional.empty();
    private Optional<Error> error = Optional.empty();

    Other(Part part, int from, int to) {
      super("maestro-session index");
      this.part = part;
      this.from = from;
      this.to = to;
      setDaemon(true);
    }

    @Override
    public void run() {
      try {
        part.run(from, to);
      } catch (IOException e) {
        failure = Optional.of(e);
      } catch (RuntimeException e) {
        error = Optional.of(new AssertionError(e));
      } catch (Error e) {
        error = Optional.of(e);
      }
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          join();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

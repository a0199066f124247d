package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Keeps an interrupt of the thread away from a step on a file. An interrupt closes the channel in
 * use, which says nothing about the disk; so the step is done again, on a channel of its own, and
 * the thread is left interrupted.
 */
final class Interrupts {

  private Interrupts() {}

  /** A step that can be done again from its start. */
  interface Step<T> {
    T run() throws IOException;
  }

  static <T> T outlast(Step<T> step) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return step.run();
        } catch (ClosedByInterruptException e) {
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

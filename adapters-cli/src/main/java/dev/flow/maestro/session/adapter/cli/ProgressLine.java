package dev.flow.maestro.session.adapter.cli;

import java.io.PrintStream;
import java.time.Duration;

/** A line on a terminal that tells how far a long command is. Closed, it leaves nothing. */
final class ProgressLine implements AutoCloseable {

  /** What is done sooner needs none. */
  private static final Duration FIRST = Duration.ofMillis(500);

  private static final Duration BETWEEN = Duration.ofMillis(100);

  private final PrintStream terminal;
  private final String doing;
  private long next = System.nanoTime() + FIRST.toNanos();
  private int width;

  ProgressLine(PrintStream terminal, String doing) {
    this.terminal = terminal;
    this.doing = doing;
  }

  void show(int done, int all) {
    show(doing + ": " + done + " of " + all);
  }

  /** Shows another text. */
  void show(String text) {
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + BETWEEN.toNanos();
      write(text);
    }
  }

  @Override
  public void close() {
    if (width > 0) {
      write("");
      terminal.print('\r');
      terminal.flush();
    }
  }

  private void write(String text) {
    terminal.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    terminal.flush();
    width = text.length();
  }
}

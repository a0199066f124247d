package dev.flow.maestro.session.adapter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Fails where a PrintStream would only remember that it has. */
final class CheckedOutput extends OutputStream {

  private final PrintStream out;

  CheckedOutput(PrintStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    out.write(bytes, from, length);
    if (out.checkError()) {
      throw new IOException("it is closed or full");
    }
  }
}

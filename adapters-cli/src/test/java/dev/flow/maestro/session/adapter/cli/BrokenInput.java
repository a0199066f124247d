package dev.flow.maestro.session.adapter.cli;

import java.io.IOException;
import java.io.InputStream;

/** Standard input that cannot be read. */
final class BrokenInput extends InputStream {

  @Override
  public int read() throws IOException {
    throw new IOException("the terminal is gone");
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    return read();
  }
}

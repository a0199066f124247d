package dev.flow.maestro.session.bundle;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps bytes for later: few in memory, many in a temporary file that is gone in the end. */
final class Spool implements Closeable {

  private static final int MOST_IN_MEMORY = 1 << 20;

  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<FileChannel> file = Optional.empty();
  private long size;

  void write(byte[] bytes) throws IOException {
    if (memory.size() + bytes.length > MOST_IN_MEMORY) {
      spill();
    }
    memory.write(bytes);
    size += bytes.length;
  }

  private void spill() throws IOException {
    if (file.isEmpty()) {
      file =
          Optional.of(
              FileChannel.open(
                  Files.createTempFile("maestro-session", ".tmp"),
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
    }
    memory.writeTo(Channels.newOutputStream(file.get()));
    memory.reset();
  }

  long size() {
    return size;
  }

  void copyTo(OutputStream out) throws IOException {
    if (file.isPresent()) {
      Channels.newInputStream(file.get().position(0)).transferTo(out);
    }
    memory.writeTo(out);
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}

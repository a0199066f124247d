package dev.flow.maestro.session.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The least that puts one file durably in the place of another: write, force, move, force. */
final class BareWrite {

  private final Path folder;
  private final Path file;
  private final Path temporary;
  private final byte[] content;

  /** Writes this content again and again to a file in this folder. */
  BareWrite(Path folder, byte[] content) {
    this.folder = folder;
    this.file = folder.resolve("bare");
    this.temporary = folder.resolve("bare.tmp");
    this.content = content;
  }

  /** Durable: what was written survives a power cut. */
  void forced() throws IOException {
    write(true);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The same without the forces: write and move. */
  void unforced() throws IOException {
    write(false);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void write(boolean force) throws IOException {
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      if (force) {
        channel.force(true);
      }
    }
  }
}

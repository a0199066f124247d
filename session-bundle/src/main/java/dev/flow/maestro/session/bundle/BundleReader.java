package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.application.port.RecordSource;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads a bundle, as often as it is asked to, and believes nothing of it: names, order, sizes,
 * digests, documents and histories are checked each time. What {@link BundleWriter} would not have
 * written is refused, with the entry and the place. Memory does not grow with the number of
 * sessions. For one thread.
 */
public final class BundleReader implements RecordSource, AutoCloseable {

  private final FileChannel channel;
  private final String location;
  private final BundleLimits limits;

  private BundleReader(FileChannel channel, String location, BundleLimits limits) {
    this.channel = channel;
    this.location = location;
    this.limits = limits;
  }

  /**
   * Reads a file. What is no regular file, such as a pipe, is copied first.
   *
   * @throws StoreUnavailableException if it cannot be opened
   */
  public static BundleReader of(Path file, BundleLimits limits) {
    try {
      if (!Files.isRegularFile(file) && Files.exists(file) && !Files.isDirectory(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          return copyOf(in, file.toString(), limits);
        }
      }
      return new BundleReader(
          FileChannel.open(file, StandardOpenOption.READ), file.toString(), limits);
    } catch (IOException e) {
      throw cannotRead(file.toString(), e);
    }
  }

  /**
   * Reads a stream, of which a copy is kept in a temporary file until this is closed.
   *
   * @param location what to call it in an error
   * @throws StoreUnavailableException if it cannot be copied
   */
  public static BundleReader copyOf(InputStream in, String location, BundleLimits limits) {
    Optional<Path> copy = Optional.empty();
    try {
      copy = Optional.of(Files.createTempFile("maestro-session", ".bundle"));
      Files.copy(in, copy.get(), StandardCopyOption.REPLACE_EXISTING);
      return new BundleReader(
          FileChannel.open(copy.get(), StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE),
          location,
          limits);
    } catch (IOException e) {
      copy.ifPresent(BundleReader::deleteQuietly);
      throw cannotRead(location, e);
    }
  }

  @Override
  public void showTo(Consumer<SessionRecord> visitor) {
    try (ZipReader zip = new ZipReader(fromStart(), location, limits.total())) {
      new BundlePass(zip, limits, location).run(visitor);
    }
  }

  private InputStream fromStart() {
    try {
      return new FilterInputStream(Channels.newInputStream(channel.position(0))) {
        @Override
        public void close() {
          // The file is read again.
        }
      };
    } catch (IOException e) {
      throw cannotRead(location, e);
    }
  }

  private static StoreUnavailableException cannotRead(String location, IOException e) {
    String reason = e instanceof NoSuchFileException ? "it does not exist" : e.getMessage();
    return new StoreUnavailableException(location, "cannot read " + location + ": " + reason, e);
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(BundleReader.class.getName())
          .log(System.Logger.Level.DEBUG, "left a temporary file", e);
    }
  }

  /** Lets go of the file. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw cannotRead(location, e);
    }
  }
}

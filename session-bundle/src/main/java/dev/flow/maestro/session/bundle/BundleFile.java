package dev.flow.maestro.session.bundle;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Function;

/** Puts a bundle into a file, which appears when it is whole and on the disk, or not at all. */
public final class BundleFile {

  private static final int BLOCK = 1 << 16;

  private BundleFile() {}

  /**
   * Writes a file.
   *
   * @param overwrite whether to put it in the place of another file
   * @param body writes the content; what it throws goes through, and no file appears
   * @return what {@code body} gave
   * @throws InvalidInputException if there is a file and it is not to be overwritten, or something
   *     that is no file
   * @throws StoreUnavailableException if it cannot be written
   */
  public static <T> T write(Path target, boolean overwrite, Function<OutputStream, T> body) {
    Path file = target.toAbsolutePath().normalize();
    requireFree(file, overwrite);
    Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      try {
        T result;
        try (FileChannel channel =
            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
          OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BLOCK);
          result = body.apply(out);
          out.flush();
          channel.force(true);
        }
        place(temporary, file, overwrite);
        return result;
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (IOException e) {
      String reason =
          e instanceof NoSuchFileException ? "its folder does not exist" : e.getMessage();
      throw new StoreUnavailableException(
          file.toString(), "cannot write " + file + ": " + reason, e);
    }
  }

  private static void requireFree(Path file, boolean overwrite) {
    if (Files.exists(file, NOFOLLOW_LINKS)) {
      if (!overwrite) {
        throw exists(file);
      }
      if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
        throw InvalidInputException.of("--to", file.toString(), "a file, not something else");
      }
    }
  }

  private static InvalidInputException exists(Path file) {
    return InvalidInputException.of(
        "--to", file.toString(), "a file that does not exist yet (--force overwrites it)");
  }

  private static void place(Path temporary, Path file, boolean overwrite) throws IOException {
    if (overwrite) {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      link(temporary, file);
    }
    Path parent = file.getParent();
    if (parent != null) {
      try (FileChannel folder = FileChannel.open(parent, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** A link, unlike a move, never replaces; but not every file system has links. */
  private static void link(Path temporary, Path file) throws IOException {
    try {
      Files.createLink(file, temporary);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.move(temporary, file);
    }
  }
}

package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The recipes of a durable write, in one place. The order is what makes them durable; see the
 * write-up "Files are hard" by Dan Luu and fsync(2). With {@link Durability#PROCESS} the steps are
 * the same, but for the forces, and what is said here to survive a power cut does not.
 */
final class DurableFiles {

  /** How the names of files end that are written before they are put in place. */
  static final String TEMPORARY = ".tmp";

  private final Durability durability;

  /** Folders that were forced, as they were then. */
  private final ConcurrentMap<Path, FilesStamp.OfFile> forced = new ConcurrentHashMap<>();

  DurableFiles(Durability durability) {
    this.durability = durability;
  }

  /** Said of a change that was made, but that the disk did not confirm. */
  static final class UnconfirmedException extends IOException {

    UnconfirmedException(IOException cause) {
      super("the change was made, but the disk did not confirm it", cause);
    }
  }

  /** Looks once more before a file is put in place. */
  interface LastLook {
    void look() throws IOException;
  }

  /**
   * Puts a file in the place of another, or of none: readers see the old one or the new one, whole.
   * Only the holder of a lock may, because the temporary file has a fixed name.
   *
   * @param lastLook is called when all is ready; if it throws, the old file stays
   * @throws UnconfirmedException if the new file is in place but may not survive a power cut
   * @throws IOException if the old file is still in place
   */
  void replace(Path target, byte[] content, LastLook lastLook) throws IOException {
    replace(temporaryOf(target), target, content, lastLook);
  }

  /** Where {@link #replace} writes first; a crash leaves it. */
  static Path temporaryOf(Path target) {
    return target.resolveSibling(target.getFileName() + TEMPORARY);
  }

  /**
   * Moves a file or a folder, all of which is durable itself, to another name, in one step.
   *
   * @param lastLook is called when all is ready; if it throws, nothing was moved
   * @throws UnconfirmedException if it was moved but may not survive a power cut
   * @throws IOException if it was not moved
   */
  void move(Path from, Path to, LastLook lastLook) throws IOException {
    Path folder = parentOf(to);
    // Open before the move: whatever can fail should fail while nothing has happened.
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      lastLook.look();
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
      try {
        force(channel);
      } catch (ClosedByInterruptException e) {
        forceAgain(folder);
      } catch (IOException e) {
        throw new UnconfirmedException(e);
      }
    }
  }

  /**
   * The same, between two folders, and for good: what was moved is not found at its old place after
   * a power cut either.
   */
  void moveAway(Path from, Path to) throws IOException {
    move(from, to, () -> {});
    try {
      forceFolder(parentOf(from));
    } catch (IOException e) {
      throw new UnconfirmedException(e);
    }
  }

  /** An interrupt closed the channel, which says nothing about the disk. */
  private void forceAgain(Path folder) throws UnconfirmedException {
    try {
      forceFolder(folder);
    } catch (IOException e) {
      throw new UnconfirmedException(e);
    }
  }

  /** Puts a file into a folder that nobody else knows yet; its name is not durable so far. */
  void writeFirst(Path file, byte[] content) throws IOException {
    Interrupts.outlast(() -> writeNew(file, content, file));
  }

  /** The same with a content that is read once; what that throws goes through. */
  void writeFirst(Path file, InputStream content) throws IOException {
    // Kept away from the channel, which an interrupt would close.
    boolean interrupted = Thread.interrupted();
    try (FileChannel channel = NewFile.like(file, file)) {
      byte[] block = new byte[Blocks.SIZE];
      for (int read = content.read(block); read >= 0; read = content.read(block)) {
        Blocks.write(channel, Arrays.copyOf(block, read));
      }
      force(channel);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Puts a file where there is none; one that is there, or comes meanwhile, stays as it is. */
  void placeIfAbsent(Path target, byte[] content) throws IOException {
    Path temporary = ownTemporaryOf(target);
    try {
      Interrupts.outlast(() -> writeNew(temporary, content, target));
      // A link, unlike a move, never replaces.
      Files.createLink(target, temporary);
      forceFolder(parentOf(target));
    } catch (FileAlreadyExistsException e) {
      // Somebody else was faster.
      return;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Puts a file where there is none. Needs no lock: of several who do it at once, one succeeds.
   *
   * @return whether it was put there; false, if there was one, which stays as it is
   * @throws UnconfirmedException if it is in place but may not survive a power cut
   * @throws IOException if it is not in place
   */
  boolean placeNew(Path target, byte[] content) throws IOException {
    Path temporary = ownTemporaryOf(target);
    try {
      Interrupts.outlast(() -> writeNew(temporary, content, target));
      // A link, unlike a move, never replaces.
      Files.createLink(target, temporary);
    } catch (FileAlreadyExistsException e) {
      deleteQuietly(temporary, e);
      return false;
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
    try {
      Files.deleteIfExists(temporary);
      forceFolder(parentOf(target));
    } catch (IOException e) {
      throw new UnconfirmedException(e);
    }
    return true;
  }

  /**
   * Puts a file in the place of another, or of none, as {@link #replace} does, but needs no lock:
   * of several who do it at once, the last one stays.
   *
   * @throws UnconfirmedException if the new file is in place but may not survive a power cut
   * @throws IOException if the old file is still in place
   */
  void replaceWithoutLock(Path target, byte[] content) throws IOException {
    replace(ownTemporaryOf(target), target, content, () -> {});
  }

  private void replace(Path temporary, Path target, byte[] content, LastLook lastLook)
      throws IOException {
    try {
      Interrupts.outlast(() -> writeNew(temporary, content, target));
      move(temporary, target, lastLook);
    } catch (UnconfirmedException e) {
      throw e;
    } catch (IOException e) {
      deleteQuietly(temporary, e);
      throw e;
    }
  }

  /** A place beside a file where nobody else writes. */
  static Path ownTemporaryOf(Path target) {
    return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + TEMPORARY);
  }

  /**
   * Makes what was written to a file from {@code position} on its end, and forces it.
   *
   * @param before what lies before {@code position}, or an end of it: it is written once more. If
   *     the force of an earlier write failed, the system may take that for written and never try
   *     again, see "Can applications recover from fsync failures?" (USENIX ATC 2020)
   * @param like a file whose permissions a new one gets
   */
  void writeTail(Path file, long position, byte[] before, byte[] tail, Path like)
      throws IOException {
    boolean created = !Attributes.exists(file);
    if (created) {
      NewFile.like(file, like).close();
    }
    Interrupts.outlast(
        () -> {
          try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
            channel.truncate(position);
            Blocks.write(channel.position(position - before.length), before);
            Blocks.write(channel, tail);
            force(channel);
            return channel;
          }
        });
    if (created) {
      forceFolder(parentOf(file));
    }
  }

  /** Makes the names in a folder durable. */
  void forceFolder(Path folder) throws IOException {
    if (durability == Durability.PROCESS) {
      return;
    }
    Interrupts.outlast(
        () -> {
          try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            force(channel);
            return channel;
          }
        });
  }

  /** The same, unless this did it before and no name in the folder has come or gone since. */
  void forceFolderOnce(Path folder) throws IOException {
    Optional<FilesStamp.OfFile> before = FilesStamp.OfFile.ofFolder(folder);
    if (before.isEmpty() || !before.equals(Optional.ofNullable(forced.get(folder)))) {
      forceFolder(folder);
      before.ifPresent(stamp -> forced.put(folder, stamp));
    }
  }

  private void force(FileChannel channel) throws IOException {
    if (durability == Durability.FULL) {
      channel.force(true);
    }
  }

  private static Path parentOf(Path path) throws IOException {
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IOException(path + " has no parent");
    }
    return parent;
  }

  private Path writeNew(Path file, byte[] content, Path like) throws IOException {
    // What a crashed writer left: we hold the lock, so nobody writes it now.
    Files.deleteIfExists(file);
    try (FileChannel channel = NewFile.like(file, like)) {
      Blocks.write(channel, content);
      force(channel);
    }
    return file;
  }

  private static void deleteQuietly(Path file, IOException failure) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}

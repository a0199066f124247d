package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Remembers roots in a file of a person, in UTF-8, an absolute path a line. The person may edit it:
 * empty lines and those that begin with {@code #} stay where they are. A change is made under the
 * lock of a file beside it, and a reader sees the file before or after it. Links to the file are
 * followed, because people keep their settings elsewhere.
 */
public final class FileRootRegistry implements RootRegistry {

  /** Larger files are refused: 1 MiB, which is room for ten thousand paths. */
  static final int MAX_BYTES = 1 << 20;

  private static final ReentrantLock IN_THIS_JVM = new ReentrantLock();
  private static final DurableFiles FILES = new DurableFiles(Durability.FULL);

  private final Path file;
  private final Duration patience;

  /**
   * Remembers in this file, which need not be there. Nothing is written until a change.
   *
   * @param patience how long a change waits for others that change the same file
   */
  public FileRootRegistry(Path file, Duration patience) {
    this.file = file.toAbsolutePath().normalize();
    this.patience = patience;
  }

  @Override
  public List<Path> roots() {
    return List.copyOf(paths(lines()));
  }

  @Override
  public boolean add(Path root) {
    String line = root.toString();
    if (!root.isAbsolute()) {
      throw InvalidInputException.of("repository", line, "an absolute path");
    }
    if (!line.equals(line.strip()) || line.contains("\n") || line.contains("\r")) {
      throw InvalidInputException.of(
          "repository", line, "a path without line ends, nor blanks around it");
    }
    // Known already, in all runs but the first: no lock, and nothing is written.
    return !paths(lines()).contains(root)
        && change(lines -> lines.add(line), lines -> !paths(lines).contains(root));
  }

  @Override
  public boolean remove(Path root) {
    String gone = root.toString();
    return paths(lines()).contains(root)
        && change(
            lines -> lines.removeIf(line -> line.strip().equals(gone)),
            lines -> paths(lines).contains(root));
  }

  /** Whether a change is still to be made, as the file is under the lock. */
  private interface Condition {
    boolean holds(List<String> lines);
  }

  private boolean change(Consumer<List<String>> change, Condition condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    if (!SessionLocks.tryLock(IN_THIS_JVM, deadline)) {
      throw locked();
    }
    try {
      Path target = target();
      makeFolder(parent(target));
      LockFile.Held held =
          new LockFile(target.resolveSibling(target.getFileName() + ".lock"))
              .take(deadline)
              .orElseThrow(this::locked);
      try {
        List<String> lines = new ArrayList<>(lines());
        if (!condition.holds(lines)) {
          return false;
        }
        change.accept(lines);
        write(target, lines);
        return true;
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw Failures.unavailable("write", file, e);
    } finally {
      IN_THIS_JVM.unlock();
    }
  }

  private void write(Path target, List<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    if (content.length > MAX_BYTES) {
      throw new IOException("it would be larger than " + MAX_BYTES + " bytes");
    }
    FILES.replace(target, content, () -> {});
  }

  /** Where the file really is; a file that is not there yet is where it was said to be. */
  private Path target() throws IOException {
    return Attributes.exists(file) ? file.toRealPath() : file;
  }

  private static Path parent(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException("it is no file");
    }
    return parent;
  }

  /** Private to its person, as the XDG Base Directory Specification wants it. */
  private static void makeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (Files.getFileStore(existing(folder)).supportsFileAttributeView("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private static Path existing(Path folder) throws IOException {
    return Files.exists(folder) ? folder : existing(parent(folder));
  }

  private StoreUnavailableException locked() {
    return new StoreUnavailableException(
        file.toString(), "cannot write " + file + ": another program is writing it");
  }

  private SortedSet<Path> paths(List<String> lines) {
    SortedSet<Path> paths = new TreeSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        int number = i + 1;
        paths.add(path(line).orElseThrow(() -> unreadable(number)));
      }
    }
    return paths;
  }

  private static Optional<Path> path(String line) {
    try {
      return Optional.of(Path.of(line)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<String> lines() {
    try {
      if (!Attributes.exists(file)) {
        return List.of();
      }
      byte[] content = Interrupts.outlast(this::readBytes);
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(content))
          .toString()
          .lines()
          .toList();
    } catch (CharacterCodingException e) {
      throw unreadable("is no text in UTF-8", e);
    } catch (IOException e) {
      throw unreadable(Failures.reason(e), e);
    }
  }

  private byte[] readBytes() throws IOException {
    Path target = target();
    Attributes.requireRegularIfPresent(target);
    try (InputStream in = Files.newInputStream(target, StandardOpenOption.READ)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new IOException("it is larger than " + MAX_BYTES + " bytes");
      }
      return content;
    }
  }

  private UnreadableSettingsException unreadable(int line) {
    return unreadable("line " + line + " is no absolute path", new IOException("no path"));
  }

  private UnreadableSettingsException unreadable(String reason, Throwable cause) {
    return new UnreadableSettingsException(
        UnreadableRecord.whole(String.valueOf(file.getFileName()), file.toString(), reason), cause);
  }
}

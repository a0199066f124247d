package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What other tools keep in a session's folder: found when this is made, read when it is shown. No
 * link is followed; what cannot be shown is told.
 */
final class CompanionFolder implements CompanionFiles {

  private static final Set<String> OURS =
      Set.of(
          StoreLayout.METADATA,
          StoreLayout.METADATA + DurableFiles.TEMPORARY,
          StoreLayout.HISTORY,
          StoreLayout.HISTORY + DurableFiles.TEMPORARY);

  private static final int DEEPEST = 40;

  private final SessionId id;
  private final Map<CompanionName, Path> files = new TreeMap<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();

  CompanionFolder(StoreLayout layout, SessionId id) {
    this.id = id;
    find(layout.folder(id), "", 1);
  }

  private void find(Path folder, String prefix, int depth) {
    if (depth > DEEPEST) {
      unreadable(folder, "it lies too deep");
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (depth > 1 || !OURS.contains(name)) {
          add(entry, prefix + name, depth);
        }
      }
    } catch (DirectoryIteratorException e) {
      unreadable(folder, Failures.reason(Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      unreadable(folder, Failures.reason(e));
    }
  }

  private void add(Path entry, String name, int depth) throws IOException {
    Optional<BasicFileAttributes> found = Attributes.of(entry);
    if (found.isEmpty()) {
      // Removed meanwhile.
      return;
    }
    if (found.get().isDirectory()) {
      find(entry, name + "/", depth + 1);
    } else if (!found.get().isRegularFile()) {
      unreadable(entry, "it is a link or a special file, which is not followed");
    } else {
      Optional<String> problem = CompanionName.problem(name);
      if (problem.isPresent()) {
        unreadable(entry, problem.get());
      } else {
        files.put(new CompanionName(name), entry);
      }
    }
  }

  private void unreadable(Path path, String reason) {
    unreadable.add(UnreadableRecord.whole(id.toString(), path.toString(), reason));
  }

  @Override
  public void showTo(Visitor visitor) {
    unreadable.forEach(visitor::onUnreadable);
    files.forEach((name, path) -> show(name, path, visitor));
  }

  private void show(CompanionName name, Path path, Visitor visitor) {
    InputStream content;
    try {
      Attributes.requireRegularIfPresent(path);
      content = Files.newInputStream(path, StandardOpenOption.READ, NOFOLLOW_LINKS);
    } catch (IOException e) {
      visitor.onUnreadable(
          UnreadableRecord.whole(id.toString(), path.toString(), Failures.reason(e)));
      return;
    }
    try (InputStream in = new Content(content, path)) {
      visitor.onFile(name, in);
    } catch (IOException e) {
      throw Failures.unavailable("read", path, e);
    }
  }

  /** A content whose failures are the port's. */
  private static final class Content extends FilterInputStream {

    private final Path path;

    Content(InputStream in, Path path) {
      super(in);
      this.path = path;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      try {
        return in.read(bytes, from, length);
      } catch (IOException e) {
        throw Failures.unavailable("read", path, e);
      }
    }
  }

  /**
   * Writes files into a folder that nobody else knows yet, with their folders, ready to be moved.
   *
   * @return their names
   */
  static List<CompanionName> stage(CompanionFiles files, Path folder, DurableFiles disk)
      throws IOException {
    List<CompanionName> names = new ArrayList<>();
    Set<Path> folders = new HashSet<>();
    try {
      files.showTo(
          new Visitor() {
            @Override
            public void onFile(CompanionName name, InputStream content) {
              try {
                Path file = resolve(folder, name);
                Path parent = parentOf(file);
                Files.createDirectories(parent);
                for (Path above = parent; !above.equals(folder); above = parentOf(above)) {
                  folders.add(above);
                }
                disk.writeFirst(file, content);
                names.add(name);
              } catch (IOException e) {
                throw new StagingException(e);
              }
            }

            @Override
            public void onUnreadable(UnreadableRecord record) {
              throw new StoreUnavailableException(record.location(), record.toString());
            }
          });
    } catch (StagingException e) {
      throw e.failure;
    }
    for (Path made : folders) {
      disk.forceFolder(made);
    }
    return names;
  }

  /** Carries a failure through somebody else's method. */
  private static final class StagingException extends RuntimeException {

    private final IOException failure;

    StagingException(IOException failure) {
      super(failure);
      this.failure = failure;
    }
  }

  /**
   * Moves files into a session's folder, each in the place of one of the same name.
   *
   * @throws IOException if something is in the way that is no file, or no folder
   */
  static void place(List<CompanionName> names, Path from, Path to, DurableFiles disk)
      throws IOException {
    for (CompanionName name : names) {
      makeFolders(to, name, disk);
      Path target = resolve(to, name);
      Attributes.requireRegularIfPresent(target);
      try {
        disk.move(resolve(from, name), target, () -> {});
      } catch (DurableFiles.UnconfirmedException e) {
        // The session itself comes after its files, so it was not changed.
        throw new IOException(target + " was not confirmed by the disk", e);
      }
    }
  }

  private static void makeFolders(Path to, CompanionName name, DurableFiles disk)
      throws IOException {
    Path folder = to;
    for (String part : name.parts().subList(0, name.parts().size() - 1)) {
      Path above = folder;
      folder = above.resolve(part);
      if (!Attributes.exists(folder)) {
        Files.createDirectory(folder);
        disk.forceFolder(above);
      } else if (!Attributes.isFolder(folder)) {
        throw new IOException(folder + " is no folder");
      }
    }
  }

  private static Path parentOf(Path path) {
    return Objects.requireNonNull(path.getParent());
  }

  private static Path resolve(Path folder, CompanionName name) throws IOException {
    try {
      return folder.resolve(name.text());
    } catch (InvalidPathException e) {
      throw new IOException("no file can be named " + name + " here", e);
    }
  }
}

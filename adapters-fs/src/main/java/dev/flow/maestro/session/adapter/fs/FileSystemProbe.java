package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tries on the store's file system what durable and atomic changes need, in the staging folder. It
 * cannot tell whether a lock keeps other machines away; so network file systems are named.
 */
final class FileSystemProbe {

  static final String PREFIX = "probe.";

  /** As Linux and macOS call them, see statfs(2); what comes through FUSE has a dot in its name. */
  private static final Set<String> NETWORK =
      Set.of(
          "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afs", "afpfs", "9p", "v9fs",
          "ceph", "lustre", "beegfs", "gfs2", "ocfs2", "gpfs", "coda", "ncpfs", "webdav", "davfs");

  private final StoreLayout layout;
  private final List<Finding> findings = new ArrayList<>();

  FileSystemProbe(StoreLayout layout) {
    this.layout = layout;
  }

  private interface Trial {
    void run() throws IOException;
  }

  /** What the file system does not do; and whether the store could be written at all. */
  record Result(List<Finding> findings, boolean writable) {}

  Result run() {
    network().ifPresent(findings::add);
    Path folder = layout.staging().resolve(PREFIX + UUID.randomUUID());
    try {
      Files.createDirectories(layout.staging());
      Files.createDirectory(folder);
    } catch (IOException e) {
      findings.add(
          Finding.of(
              Code.PERMISSIONS,
              layout.staging().toString(),
              "the store cannot be written: "
                  + Failures.reason(e)
                  + "; histories and leftovers were not looked at",
              "inspect as somebody who may write it"));
      return new Result(findings, false);
    }
    try {
      tryAll(folder);
    } finally {
      Trash.remove(folder);
    }
    return new Result(findings, true);
  }

  private void tryAll(Path folder) {
    Path file = folder.resolve("file");
    attempt(
        "a file cannot be forced to the disk", () -> layout.files().writeFirst(file, new byte[1]));
    attempt("a folder cannot be forced to the disk", () -> layout.files().forceFolder(folder));
    attempt("a file cannot be locked", () -> Interrupts.outlast(() -> lock(file)));
    attempt(
        "a file cannot get a second name", () -> Files.createLink(folder.resolve("second"), file));
    attempt(
        "a file cannot take the place of another in one step",
        () -> {
          Path other = Files.createFile(folder.resolve("other"));
          Files.move(file, other, StandardCopyOption.ATOMIC_MOVE);
        });
    attempt(
        "a folder cannot be moved in one step",
        () -> {
          Path inner = Files.createDirectory(folder.resolve("inner"));
          Files.move(inner, folder.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
        });
  }

  private static Path lock(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        throw new IOException("somebody else seems to hold the lock of a new file");
      }
      return file;
    }
  }

  private void attempt(String problem, Trial trial) {
    try {
      trial.run();
    } catch (IOException | UnsupportedOperationException e) {
      String reason =
          e instanceof IOException failure ? Failures.reason(failure) : "it is not supported";
      findings.add(
          Finding.of(
              Code.FILE_SYSTEM,
              layout.sessions().toString(),
              problem + ": " + reason,
              "move the store to a local file system"));
    }
  }

  private Optional<Finding> network() {
    try {
      String type = Files.getFileStore(layout.sessions()).type();
      return isNetwork(type)
          ? Optional.of(
              Finding.of(
                  Code.NETWORK_FILE_SYSTEM,
                  layout.sessions().toString(),
                  "lies on a network file system (" + type + "), where a lock may not be one",
                  "let one machine alone write it, or move the store to a local file system"))
          : Optional.empty();
    } catch (IOException e) {
      // A file system that does not say what it is.
      return Optional.empty();
    }
  }

  static boolean isNetwork(String type) {
    String name = type.toLowerCase(Locale.ROOT);
    return NETWORK.contains(name) || name.startsWith("fuse.");
  }
}

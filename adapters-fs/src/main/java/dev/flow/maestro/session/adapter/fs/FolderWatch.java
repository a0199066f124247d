package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the system tells of folders: on Linux, inotify(7). */
interface FolderWatch extends AutoCloseable {

  /** The system's own. */
  final class OfSystem implements FolderWatch {

    private final WatchService service;

    private OfSystem(WatchService service) {
      this.service = service;
    }

    @Override
    public WatchKey register(Path folder) throws IOException {
      return folder.register(service, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    }

    @Override
    public Optional<WatchKey> poll(Duration atMost) {
      try {
        return Optional.ofNullable(
            service.poll(TimeUnit.NANOSECONDS.convert(atMost), TimeUnit.NANOSECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void close() {
      try {
        service.close();
      } catch (IOException e) {
        System.getLogger(FolderWatch.class.getName())
            .log(System.Logger.Level.DEBUG, "closing a watch service", e);
      }
    }
  }

  /**
   * Opens one for a folder, or for the nearest above it that there is.
   *
   * @throws IOException if the system has none left, or cannot tell of all that is written there
   */
  static FolderWatch open(Path folder) throws IOException {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    FileStore disk = Files.getFileStore(there);
    if (FileSystemProbe.isNetwork(disk.type())) {
      throw new IOException("other machines may write to a network file system");
    }
    return new OfSystem(folder.getFileSystem().newWatchService());
  }

  /**
   * Watches the names in a folder and what they stand for; again, if it does already.
   *
   * @throws IOException if that is not possible; the system may be at its limit
   */
  WatchKey register(Path folder) throws IOException;

  /** The next folder of which there is something to tell, if that comes in time. */
  Optional<WatchKey> poll(Duration atMost);

  @Override
  void close();
}

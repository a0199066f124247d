package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The names in a folder; reading each can fail. */
final class FaultyFolderStream implements DirectoryStream<Path> {

  private final FaultyDisk disk;
  private final Path folder;
  private final DirectoryStream<Path> real;
  private final DirectoryStream.Filter<? super Path> filter;

  FaultyFolderStream(
      FaultyDisk disk,
      Path folder,
      DirectoryStream<Path> real,
      DirectoryStream.Filter<? super Path> filter) {
    this.disk = disk;
    this.folder = folder;
    this.real = real;
    this.filter = filter;
  }

  @Override
  public Iterator<Path> iterator() {
    Iterator<Path> names = real.iterator();
    return new Iterator<>() {

      private Optional<Path> next = Optional.empty();

      @Override
      public boolean hasNext() {
        try {
          while (next.isEmpty()) {
            disk.before(Operation.LIST, folder);
            if (!names.hasNext()) {
              return false;
            }
            next = Optional.of(disk.path(names.next())).filter(this::isAccepted);
          }
          return true;
        } catch (IOException e) {
          throw new DirectoryIteratorException(e);
        }
      }

      private boolean isAccepted(Path path) {
        try {
          return filter.accept(path);
        } catch (IOException e) {
          throw new DirectoryIteratorException(e);
        }
      }

      @Override
      public Path next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Path found = next.orElseThrow();
        next = Optional.empty();
        return found;
      }
    };
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}

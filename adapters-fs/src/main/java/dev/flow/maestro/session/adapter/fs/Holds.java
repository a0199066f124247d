package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Which sessions are held: each has a file of its name in a folder of its own. So a hold survives
 * whatever is written into the session's document, also by a program that drops what it does not
 * know. Who changes a hold, or relies on it, has the session's lock.
 */
final class Holds {

  private final StoreLayout layout;

  Holds(StoreLayout layout) {
    this.layout = layout;
  }

  boolean has(SessionId id) throws IOException {
    return Attributes.exists(layout.hold(id));
  }

  /** Holds a session, for good once this returns; also one that is held already. */
  void add(SessionId id) throws IOException {
    Files.createDirectories(layout.holds());
    layout.forceWay();
    try {
      Files.createFile(layout.hold(id));
    } catch (FileAlreadyExistsException e) {
      // Whoever held it may have been killed before it was durable.
      layout.files().forceFolder(layout.holds());
      return;
    }
    try {
      layout.files().forceFolder(layout.holds());
    } catch (IOException e) {
      throw new DurableFiles.UnconfirmedException(e);
    }
  }

  /** Lets a session go, for good once this returns. */
  void remove(SessionId id) throws IOException {
    if (has(id)) {
      Files.deleteIfExists(layout.hold(id));
      try {
        layout.files().forceFolder(layout.holds());
      } catch (IOException e) {
        throw new DurableFiles.UnconfirmedException(e);
      }
    }
  }

  /** Drops the hold of a session that is gone; one that stays is of no session. */
  void forget(SessionId id) {
    try {
      remove(id);
    } catch (IOException e) {
      System.getLogger(Holds.class.getName())
          .log(System.Logger.Level.DEBUG, "left among the holds", e);
    }
  }

  /** All that are held. */
  Set<SessionId> all() {
    Set<SessionId> held = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.holds())) {
      entries.forEach(
          entry -> SessionId.parse(String.valueOf(entry.getFileName())).ifPresent(held::add));
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (DirectoryIteratorException e) {
      throw Failures.unavailable("list", layout.holds(), Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw Failures.unavailable("list", layout.holds(), e);
    }
    return held;
  }
}

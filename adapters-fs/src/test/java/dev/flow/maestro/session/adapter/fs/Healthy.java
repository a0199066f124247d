package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A session as it was before somebody damaged it, and its files. */
record Healthy(Session session, List<SessionEvent> events, StoredFile document, StoredFile lines) {

  /** A file of a session, and what it should hold. */
  static final class StoredFile {

    private final Path folder;
    private final Path path;
    private final byte[] content;

    private StoredFile(Path folder, String name) throws IOException {
      this.folder = folder;
      this.path = folder.resolve(name);
      this.content = Files.readAllBytes(path);
    }

    Path path() {
      return path;
    }

    byte[] content() {
      return content.clone();
    }

    /**
     * Leaves this of the file, or nothing, and lets it look old, so that nobody waits for a writer
     * that is not there.
     */
    void leave(Optional<byte[]> content) throws IOException {
      Files.deleteIfExists(path);
      if (content.isPresent()) {
        Files.write(path, content.get());
        makeOld(path);
      }
      makeOld(folder);
    }

    void repair() throws IOException {
      leave(Optional.of(content));
    }

    private static void makeOld(Path path) throws IOException {
      Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }
  }

  /** Makes the session number {@code number} of a store: no two that follow are of one shape. */
  static Healthy create(FileSessionRepository store, Path root, int number) throws IOException {
    SessionId id = Stores.create(store, shape(number).revision());
    for (int change = 0; change < number % 4; change++) {
      store.update(id, change == 1 ? Stores.to(SessionStatus.PLANNING) : Stores.countingOne());
    }
    StoreLayout layout = new StoreLayout(root);
    if (number % 5 == 3) {
      Stores.editAsPeer(layout.metadata(id), "Build", "Rebuild");
      Stores.require(store, id);
      store.update(id, Stores.countingOne());
    }
    return new Healthy(
        Stores.require(store, id),
        store.history(id),
        new StoredFile(layout.folder(id), StoreLayout.METADATA),
        new StoredFile(layout.folder(id), StoreLayout.HISTORY));
  }

  private static SessionBuilder shape(int number) {
    SessionBuilder builder = aSession().asking("Build part " + number + ", \u00fcber all");
    if (number % 2 == 1) {
      builder.inPhase(SessionPhase.IMPLEMENT).because("it is time");
    }
    return number % 3 == 2 ? builder.onBranch("feature/\ud83d\ude80") : builder;
  }

  SessionId id() {
    return session.id();
  }

  /** Puts both files back. */
  void repair() throws IOException {
    document.repair();
    lines.repair();
  }

  /** Whether the store holds exactly this. */
  boolean isIn(FileSessionRepository store) {
    return store.find(id()).equals(Optional.of(session)) && store.history(id()).equals(events);
  }
}

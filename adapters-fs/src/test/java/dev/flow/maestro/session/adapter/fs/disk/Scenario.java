package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store in some state, and one call. What they do is the same each time. */
enum Scenario {
  /** The first session of all. */
  CREATE_IN_AN_EMPTY_STORE {
    @Override
    void prepare(FileSessionRepository store, Path root) {}

    @Override
    void run(FileSessionRepository store) {
      store.create(TARGET);
    }
  },
  /** A session more. */
  CREATE_BESIDE_OTHERS {
    @Override
    void prepare(FileSessionRepository store, Path root) {
      store.create(BYSTANDER);
    }

    @Override
    void run(FileSessionRepository store) {
      store.create(TARGET);
    }
  },
  /** The third revision. */
  UPDATE {
    @Override
    void run(FileSessionRepository store) {
      store.update(target(), countingOne());
    }
  },
  /** The fourth revision, with the third from outside and not recorded yet. */
  UPDATE_AFTER_AN_OUTSIDE_EDIT {
    @Override
    void prepare(FileSessionRepository store, Path root) throws IOException {
      super.prepare(store, root);
      editAsPeer(metadata(root, target()));
    }

    @Override
    void run(FileSessionRepository store) {
      store.update(target(), countingOne());
    }
  },
  /** A session that comes from elsewhere, with two revisions and files of another tool. */
  LAND {
    @Override
    void prepare(FileSessionRepository store, Path root) {
      store.create(BYSTANDER);
    }

    @Override
    void run(FileSessionRepository store) {
      store.land(changed(first()));
    }
  },
  /** The third and the fourth revision come from elsewhere at once. */
  ADVANCE {
    @Override
    void run(FileSessionRepository store) {
      store.advance(changed(changed(changed(first()))));
    }
  },
  /** The end of a session. */
  DELETE {
    @Override
    void run(FileSessionRepository store) {
      store.delete(target());
    }
  },
  /** The session goes to the trash. */
  TAKE_TO_THE_TRASH {
    @Override
    void run(FileSessionRepository store) {
      store.trash().take(target(), NOW);
    }
  },
  /** The session comes back from the trash. */
  RESTORE {
    @Override
    void prepare(FileSessionRepository store, Path root) throws IOException {
      super.prepare(store, root);
      store.trash().take(target(), NOW);
    }

    @Override
    void run(FileSessionRepository store) {
      store.trash().restore(TrashEntry.of(target(), NOW));
    }
  },
  /** The third revision, from outside, is found and so recorded. */
  FIND_AFTER_AN_OUTSIDE_EDIT {
    @Override
    void prepare(FileSessionRepository store, Path root) throws IOException {
      super.prepare(store, root);
      editAsPeer(metadata(root, target()));
    }

    @Override
    void run(FileSessionRepository store) {
      if (store.find(target()).isEmpty()) {
        throw new AssertionError("found nothing where a session is");
      }
    }
  };

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private static final SessionRevision BYSTANDER =
      aSession().withId(id("11111111-1111-4111-8111-111111111111")).revision();

  private static final SessionRevision TARGET =
      aSession().withId(id("22222222-2222-4222-8222-222222222222")).asking("Build it").revision();

  /** The session as it is created, as a record with files. */
  private static SessionRecord first() {
    SortedMap<CompanionName, byte[]> files = new TreeMap<>();
    files.put(new CompanionName("checkpoints.json"), new byte[] {'[', ']'});
    files.put(new CompanionName("notes/1.md"), new byte[100_000]);
    return new SessionRecord(
        TARGET.session(), List.of(TARGET.event()), Optional.empty(), CompanionFiles.of(files));
  }

  private static SessionRecord changed(SessionRecord record) {
    return record.with(countingOne().next(record.session()));
  }

  private static SessionId id(String text) {
    return SessionId.parse(text).orElseThrow();
  }

  /** Puts into the store what is there before. */
  void prepare(FileSessionRepository store, Path root) throws IOException {
    store.create(BYSTANDER);
    store.create(TARGET);
    store.update(target(), countingOne());
  }

  /** Does the call. */
  abstract void run(FileSessionRepository store);

  /** The session that the call is about. */
  static SessionId target() {
    return TARGET.session().id();
  }

  static SessionChange countingOne() {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build();
    return session ->
        session.update(update, TransitionPolicy.specification(), NOW, Optional.empty());
  }

  /** Where a document lies: the peer's rule. */
  static Path metadata(Path root, SessionId id) {
    return root.resolve(".flow/maestro/sessions").resolve(id.toString()).resolve("metadata.json");
  }

  /** Changes a document as the peer does: in place, not forced, without our members. */
  static void editAsPeer(Path metadata) throws IOException {
    String document = Files.readString(metadata);
    String edited =
        document.replaceFirst(",\\s*\"revision\": \\d+", "").replace("Build it", "Build it now");
    if (edited.length() == document.length() || !edited.contains("Build it now")) {
      throw new AssertionError("nothing to edit in " + document);
    }
    Files.writeString(metadata, edited);
  }
}

package dev.flow.maestro.session.bundle;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;

import dev.flow.maestro.session.application.ExportSessions;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.SessionDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stores with sessions in them, and what is written of them. */
final class Bundles {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private Bundles() {}

  /** The id of session number 1 to 9. */
  static SessionId id(int number) {
    return SessionId.parse("0" + number + "000000-0000-4000-8000-000000000000").orElseThrow();
  }

  static SessionPorts ports(SessionRepository store) {
    return SessionPorts.of(
        store, () -> Detection.of(GitContext.none("/work")), () -> id(9), InstantSource.fixed(NOW));
  }

  /** A session with two events, a document with members of its own, and files. */
  static SessionRecord record(SessionId id, String... namesAndContents) {
    SessionRevision first = aSession().withId(id).asking("Größe \u2028 \"1\"").revision();
    String document =
        new String(SessionDocument.of(first.session()).toBytes(), StandardCharsets.UTF_8)
            .replaceFirst(
                "\\{", "{\n  \"zz\": {\"n\": 1.10e400, \"big\": 123456789012345678901234567890},");
    SessionRecord record =
        new SessionRecord(
            first.session(),
            List.of(first.event()),
            Optional.of(document),
            files(namesAndContents));
    return record.with(counted(record));
  }

  static SessionRevision counted(SessionRecord record) {
    return record
        .session()
        .update(
            SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build(),
            TransitionPolicy.specification(),
            NOW,
            Optional.of("counted"));
  }

  static CompanionFiles files(String... namesAndContents) {
    SortedMap<CompanionName, byte[]> contents = new TreeMap<>();
    for (int i = 0; i < namesAndContents.length; i += 2) {
      contents.put(
          new CompanionName(namesAndContents[i]),
          namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return CompanionFiles.of(contents);
  }

  static InMemorySessionRepository store(SessionRecord... records) {
    InMemorySessionRepository store = new InMemorySessionRepository();
    for (SessionRecord record : records) {
      store.land(record);
    }
    return store;
  }

  /** Three sessions: with files, with none, and one that was made in the store. */
  static InMemorySessionRepository someSessions() {
    InMemorySessionRepository store =
        store(
            record(id(3), "checkpoints.json", "[]", "notes/1.md", "\0\1\n", "notes/2.md", ""),
            record(id(1)));
    store.create(aSession().withId(id(2)).revision());
    return store;
  }

  /** All of a store as a bundle; nothing may be left out. */
  static byte[] export(SessionRepository store) {
    List<UnreadableRecord> leftOut = new ArrayList<>();
    byte[] bundle = export(store, leftOut);
    if (!leftOut.isEmpty()) {
      throw new AssertionError("left out: " + leftOut);
    }
    return bundle;
  }

  static byte[] export(SessionRepository store, List<UnreadableRecord> leftOut) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BundleWriter writer = new BundleWriter(out, "the bundle")) {
      new ExportSessions(ports(store))
          .export(
              SessionQuery.all(),
              writer,
              new ExportSessions.Listener() {
                @Override
                public void onProgress(int done, int all) {}

                @Override
                public void onUnreadable(UnreadableRecord record) {
                  leftOut.add(record);
                }
              });
      writer.finish();
    }
    return out.toByteArray();
  }

  static BundleReader reader(byte[] bundle) {
    return reader(bundle, BundleLimits.defaults());
  }

  static BundleReader reader(byte[] bundle, BundleLimits limits) {
    return BundleReader.copyOf(new ByteArrayInputStream(bundle), "the bundle", limits);
  }

  /** Lands every session of a bundle in a new store. */
  static InMemorySessionRepository landed(byte[] bundle) {
    InMemorySessionRepository store = new InMemorySessionRepository();
    try (BundleReader reader = reader(bundle)) {
      reader.showTo(store::land);
    }
    return store;
  }
}

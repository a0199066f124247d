package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tests of the file store do to it. */
final class Stores {

  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private Stores() {}

  static SessionChange to(SessionStatus status) {
    return session ->
        session.transition(status, TransitionPolicy.specification(), NOW, Optional.empty());
  }

  static SessionChange countingOne() {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build();
    return session ->
        session.update(update, TransitionPolicy.specification(), NOW, Optional.empty());
  }

  /** Creates a session in the store. */
  static SessionId create(FileSessionRepository store, SessionRevision first) {
    store.create(first);
    return first.session().id();
  }

  static Session require(FileSessionRepository store, SessionId id) {
    return store.find(id).orElseThrow();
  }

  /** Changes a document as the peer does: in place, without our members. */
  static void editAsPeer(Path metadata, String before, String after) throws IOException {
    String document = Files.readString(metadata);
    if (!document.contains(before)) {
      throw new AssertionError(before + " is not in " + document);
    }
    Files.writeString(
        metadata, document.replaceFirst(",\\s*\"revision\": \\d+", "").replace(before, after));
  }

  /** The same where an exception is in the way. */
  static void editAsPeerUnchecked(Path metadata, String before, String after) {
    try {
      editAsPeer(metadata, before, after);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Puts a session of the peer's into the store. */
  static SessionId placePeerSession(Path root, String id) throws IOException {
    SessionId sessionId = SessionId.parse(id).orElseThrow();
    Path metadata = new StoreLayout(root).metadata(sessionId);
    Files.createDirectories(metadata.getParent());
    try (InputStream in =
        Stores.class.getResourceAsStream("/peer/sessions/" + id + "/metadata.json")) {
      Files.write(metadata, in.readAllBytes());
    }
    return sessionId;
  }

  /** Every file below a folder, with its content. */
  static Map<String, String> tree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .collect(
              Collectors.toMap(
                  file -> folder.relativize(file).toString(),
                  Stores::content,
                  (a, b) -> a,
                  TreeMap::new));
    }
  }

  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

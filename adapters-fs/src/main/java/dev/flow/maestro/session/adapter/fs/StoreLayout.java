package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.json.SessionSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where things lie below the root of a store, and how they are put there. Only sessions lie in
 * {@code sessions}: the peer takes every folder in there for one.
 *
 * @param files the recipes by which everything in this store is written
 */
record StoreLayout(Path root, DurableFiles files) {

  static final String METADATA = "metadata.json";
  static final String HISTORY = "history.jsonl";
  static final String INDEX = "sessions.index";
  static final String CHANGES = "changes.log";

  /** Of a store that is written durably. */
  StoreLayout(Path root) {
    this(root, new DurableFiles(Durability.FULL));
  }

  private Path base() {
    return root.resolve(".flow").resolve("maestro");
  }

  Path sessions() {
    return base().resolve("sessions");
  }

  /**
   * Makes the folders above {@code sessions} durable. That they are there proves nothing: whoever
   * made them may have been killed, or have failed, before they were.
   */
  void forceWay() throws IOException {
    for (Path folder : List.of(root, root.resolve(".flow"), base())) {
      files.forceFolderOnce(folder);
    }
  }

  Path folder(SessionId id) {
    return sessions().resolve(id.toString());
  }

  Path metadata(SessionId id) {
    return folder(id).resolve(METADATA);
  }

  Path history(SessionId id) {
    return folder(id).resolve(HISTORY);
  }

  Path locks() {
    return base().resolve("locks");
  }

  /**
   * The lock file that serves this session: one of 4096, by a hash of the id, so that their number
   * is bounded although none is ever deleted. All versions of this library must agree on it.
   */
  Path lock(SessionId id) {
    long bits = id.value().getMostSignificantBits() ^ id.value().getLeastSignificantBits();
    long folded = bits ^ (bits >>> 12) ^ (bits >>> 24) ^ (bits >>> 36) ^ (bits >>> 48);
    return locks().resolve(Long.toHexString(0x1000 | (folded & 0xFFF)).substring(1) + ".lock");
  }

  /** All folders of the store. */
  List<Path> folders() {
    return List.of(
        sessions(), locks(), staging(), trash(), holds(), schemas(), templates(), caches());
  }

  /**
   * Makes sure that nothing of ours leads out of the store, and that there is no file where the
   * sessions should be.
   *
   * @throws StoreUnavailableException if one of the folders is a link, or the one of the sessions
   *     is no folder or cannot be entered
   */
  void requireFolders() {
    for (Path folder : List.of(locks(), staging(), trash(), holds(), schemas(), caches())) {
      if (Files.isSymbolicLink(folder)) {
        throw isLink(folder);
      }
    }
    requireSessions();
  }

  /**
   * The same, for who only reads sessions.
   *
   * @throws StoreUnavailableException if the folder of the sessions is a link, or no folder, or
   *     cannot be entered
   */
  void requireSessions() {
    requireFolder(sessions());
  }

  /**
   * Makes sure that the templates lie in the store.
   *
   * @throws StoreUnavailableException if their folder is a link or a file, or cannot be looked at
   */
  void requireTemplates() {
    requireFolder(templates());
  }

  private static void requireFolder(Path folder) {
    try {
      Optional<BasicFileAttributes> found = Attributes.of(folder);
      if (found.isPresent() && found.get().isSymbolicLink()) {
        throw isLink(folder);
      }
      if (found.isPresent() && !found.get().isDirectory()) {
        throw new StoreUnavailableException(
            folder.toString(), folder + " is a file, where a folder should be");
      }
      if (found.isPresent() && !Files.isExecutable(folder)) {
        // Otherwise each session would be blamed.
        throw new StoreUnavailableException(
            folder.toString(), "cannot read " + folder + ": permission denied");
      }
    } catch (IOException e) {
      throw Failures.unavailable("read", folder, e);
    }
  }

  private static StoreUnavailableException isLink(Path folder) {
    return new StoreUnavailableException(
        folder.toString(), folder + " is a link, which is not followed");
  }

  Path trash() {
    return base().resolve("trash");
  }

  Path trashed(TrashEntry entry) {
    return trash().resolve(entry.name());
  }

  /** Where an empty file stands for each session that is held. */
  Path holds() {
    return base().resolve("holds");
  }

  Path hold(SessionId id) {
    return holds().resolve(id.toString());
  }

  /** Tells when the last automatic cleanup began. */
  Path lastCleanup() {
    return base().resolve("last-cleanup");
  }

  /** What a person sets. */
  Path settings() {
    return base().resolve("maestro-session.json");
  }

  /** Where sessions are made before they appear, and removed after they have gone. */
  Path staging() {
    return base().resolve("staging");
  }

  /** A place in the staging folder that nothing has. */
  Path staged(SessionId id) {
    return staging().resolve(id + "." + UUID.randomUUID());
  }

  /**
   * Lies here from before a session is brought back from the trash until the disk has confirmed it.
   * Who finds it confirms before anything is built on that session.
   */
  Path restoring(SessionId id) {
    return staging().resolve("restoring." + id);
  }

  Path schemas() {
    return base().resolve("schemas");
  }

  Path schema() {
    return schemas().resolve(SessionSchema.FILE_NAME);
  }

  /** Puts the schema in its place, if it is not there. */
  void placeSchema() throws IOException {
    if (!Attributes.exists(schema())) {
      Files.createDirectories(schemas());
      files.placeIfAbsent(schema(), SessionSchema.bytes());
    }
  }

  Path templates() {
    return base().resolve("templates");
  }

  /** What can be made again from all else at any time. */
  Path caches() {
    return base().resolve("caches");
  }

  /** Where watches note how far they have come. */
  Path watches() {
    return caches().resolve("watches");
  }

  Path index() {
    return caches().resolve(INDEX);
  }

  /** Where those who change sessions tell so, if somebody wants to be told. */
  Path changes() {
    return caches().resolve(CHANGES);
  }
}

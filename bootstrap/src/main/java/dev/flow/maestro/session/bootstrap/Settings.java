package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.fs.Durability;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.adapter.fs.ForeignEdits;
import dev.flow.maestro.session.adapter.postgresql.PostgresSettings;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What can be chosen without code.
 *
 * @param root the folder that the store lies below and whose git context new sessions get
 * @param store which store
 * @param database where the database is; there if, and only if, the store is in one
 * @param files how a store of files works
 * @param repositories the file that remembers in which folders there are sessions; nothing is
 *     remembered where it is empty
 */
public record Settings(
    Path root,
    Store store,
    Optional<PostgresSettings> database,
    FileStoreOptions files,
    Optional<Path> repositories) {

  /** The environment variable that chooses the store. */
  public static final String STORE_VARIABLE = "MAESTRO_STORE";

  /** The environment variable that says how many seconds to wait for another writer. */
  public static final String LOCK_TIMEOUT_VARIABLE = "MAESTRO_LOCK_TIMEOUT";

  /** The environment variable that says what a change outlives. */
  public static final String DURABILITY_VARIABLE = "MAESTRO_DURABILITY";

  /** The environment variable that says whether queries allow for what other programs write. */
  public static final String FOREIGN_EDITS_VARIABLE = "MAESTRO_FOREIGN_EDITS";

  /** The environment variable that names the file of the repositories, or says {@code off}. */
  public static final String REPOSITORIES_VARIABLE = "MAESTRO_REPOS";

  /** Where sessions are kept. */
  public enum Store {
    /** In files below the root: durable, shared with other processes and the peer. */
    FILES,
    /** In memory: ends with the process. */
    MEMORY,
    /** In a PostgreSQL database; templates and settings stay in files below the root. */
    POSTGRESQL
  }

  /**
   * Checks that there is a database where one is asked for.
   *
   * @throws IllegalArgumentException if not, or if there is one that is not asked for
   */
  public Settings {
    if (database.isPresent() != (store == Store.POSTGRESQL)) {
      throw new IllegalArgumentException("a store in a database needs one, and no other has one");
    }
  }

  /**
   * Files below this folder, with the defaults. Nothing is remembered in the home of whoever runs
   * the program: that is for the program to decide.
   */
  public static Settings of(Path root) {
    return new Settings(
        root, Store.FILES, Optional.empty(), FileStoreOptions.defaults(), Optional.empty());
  }

  /**
   * Files below this folder, unless the environment says otherwise. The repositories are remembered
   * in the configuration folder of the person, if there is one.
   *
   * @throws InvalidInputException naming the variable that makes no sense
   */
  public static Settings fromEnvironment(Path root, Map<String, String> environment) {
    Settings settings = of(root);
    String store = environment.getOrDefault(STORE_VARIABLE, "");
    String timeout = environment.getOrDefault(LOCK_TIMEOUT_VARIABLE, "");
    String durability = environment.getOrDefault(DURABILITY_VARIABLE, "");
    String foreign = environment.getOrDefault(FOREIGN_EDITS_VARIABLE, "");
    FileStoreOptions files = settings.files;
    if (!timeout.isEmpty()) {
      files = files.withLockTimeout(seconds(timeout));
    }
    if (!durability.isEmpty()) {
      files = files.withDurability(one(Durability.values(), DURABILITY_VARIABLE, durability));
    }
    if (!foreign.isEmpty()) {
      files = files.withForeignEdits(one(ForeignEdits.values(), FOREIGN_EDITS_VARIABLE, foreign));
    }
    boolean isDatabase = DatabaseVariables.isDatabase(store);
    return new Settings(
        root,
        isDatabase ? Store.POSTGRESQL : store.isEmpty() ? settings.store : store(store),
        isDatabase
            ? Optional.of(DatabaseVariables.settings(store, files.lockTimeout(), environment))
            : Optional.empty(),
        files,
        PersonalFile.of(environment));
  }

  /** An environment that chooses another store. */
  static Map<String, String> withStore(Map<String, String> environment, String store) {
    Map<String, String> other = new HashMap<>(environment);
    other.put(STORE_VARIABLE, store);
    return other;
  }

  /** One that needs no address. */
  private static Store store(String name) {
    return switch (name) {
      case "files" -> Store.FILES;
      case "memory" -> Store.MEMORY;
      default ->
          throw InvalidInputException.unknown(
              STORE_VARIABLE, name, List.of("files", "memory", "postgresql://HOST:PORT/DATABASE"));
    };
  }

  /** The same with another store, which is in no database. */
  public Settings withStore(Store other) {
    return new Settings(root, other, Optional.empty(), files, repositories);
  }

  /** The same with sessions in this database. */
  public Settings withDatabase(PostgresSettings other) {
    return new Settings(root, Store.POSTGRESQL, Optional.of(other), files, repositories);
  }

  /** The same with files that work otherwise. */
  public Settings withFiles(FileStoreOptions other) {
    return new Settings(root, store, database, other, repositories);
  }

  /** The same, and the repository is remembered in this file when its sessions change. */
  public Settings rememberedIn(Path file) {
    return new Settings(root, store, database, files, Optional.of(file));
  }

  /** The same, and nothing is remembered. */
  public Settings notRemembered() {
    return new Settings(root, store, database, files, Optional.empty());
  }

  /** The one that goes by this name, in lower case. */
  private static <E extends Enum<E>> E one(E[] all, String variable, String name) {
    return Arrays.stream(all)
        .filter(it -> key(it).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                InvalidInputException.unknown(
                    variable, name, Arrays.stream(all).map(Settings::key).toList()));
  }

  private static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Duration seconds(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw InvalidInputException.of(
          LOCK_TIMEOUT_VARIABLE, text, "a whole number of seconds, 999999 at the most");
    }
    return Duration.ofSeconds(Long.parseLong(text));
  }
}

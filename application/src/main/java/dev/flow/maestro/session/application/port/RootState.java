package dev.flow.maestro.session.application.port;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What stands at the root of a repository.
 *
 * @param root the path that was looked at
 * @param realRoot the one path of that folder, whatever links lead there; the same as {@code root}
 *     where nothing stands there
 * @param kind what was found
 * @param reason what is wrong with it, to be read after a colon; empty where nothing is
 */
public record RootState(Path root, Path realRoot, Kind kind, String reason) {

  /** What can be found. */
  public enum Kind {
    /** A repository with a store. */
    PRESENT,
    /** A folder in which no session was ever created, or not any more: like an empty store. */
    NO_STORE,
    /** There is no such folder. It may come back, as the one of a disk does. */
    GONE,
    /** Something that cannot be looked into. */
    UNREADABLE;

    /** The name for programs. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A folder with a store. */
  public static RootState present(Path root, Path realRoot) {
    return new RootState(root, realRoot, Kind.PRESENT, "");
  }

  /** A folder without a store. */
  public static RootState noStore(Path root, Path realRoot) {
    return new RootState(root, realRoot, Kind.NO_STORE, "no session was created there");
  }

  /** No folder. */
  public static RootState gone(Path root) {
    return new RootState(root, root, Kind.GONE, "the folder does not exist");
  }

  /** Something that cannot be looked into. */
  public static RootState unreadable(Path root, Path realRoot, String reason) {
    return new RootState(root, realRoot, Kind.UNREADABLE, reason);
  }
}

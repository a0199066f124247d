package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an import does with a session whose id the store has already. */
public enum OnConflict {
  /** Imports nothing at all. */
  FAIL,
  /** Leaves the store's as it is. */
  SKIP,
  /**
   * Takes the one that comes if it is the same session later on: if all that happened to the
   * store's is the beginning of what happened to it. Otherwise leaves the store's.
   */
  NEWER,
  /** Gives the one that comes an id of its own; its history says which it had. */
  FORK;

  /** The name on a command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names. */
  public static List<String> keys() {
    return Arrays.stream(values()).map(OnConflict::key).toList();
  }

  /**
   * Reads a name.
   *
   * @throws InvalidInputException if it is none
   */
  public static OnConflict parse(String key) {
    return Arrays.stream(values())
        .filter(value -> value.key().equals(key))
        .findFirst()
        .orElseThrow(() -> InvalidInputException.unknown("on-conflict", key, keys()));
  }
}

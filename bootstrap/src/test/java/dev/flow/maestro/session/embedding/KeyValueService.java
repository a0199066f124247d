package dev.flow.maestro.session.embedding;

import java.util.List;
import java.util.Optional;

// guide: the service
/** A service that keeps texts under keys, durably, and can compare and set one of them. */
interface KeyValueService {

  /** The text under a key, or empty where there is none. */
  Optional<String> get(String key);

  /**
   * Puts {@code next} where {@code expected} is, as one atomic step; empty means that there is no
   * such key.
   *
   * @return whether that was done; otherwise nothing changed
   */
  boolean compareAndSet(String key, Optional<String> expected, Optional<String> next);

  /** All keys that begin so, in any order. */
  List<String> keysStartingWith(String prefix);
}
// end

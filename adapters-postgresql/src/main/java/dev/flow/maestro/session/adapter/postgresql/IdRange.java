package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Optional;

/** All ids that begin alike: from one to another. */
record IdRange(SessionId first, SessionId last) {

  private static final String LOWEST = "00000000-0000-0000-0000-000000000000";
  private static final String HIGHEST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

  /** The ids that begin with these characters; empty where none does. */
  static Optional<IdRange> of(String prefix) {
    if (prefix.length() > LOWEST.length()) {
      return Optional.empty();
    }
    Optional<SessionId> first = SessionId.parse(prefix + LOWEST.substring(prefix.length()));
    Optional<SessionId> last = SessionId.parse(prefix + HIGHEST.substring(prefix.length()));
    return first.isEmpty() || last.isEmpty()
        ? Optional.empty()
        : Optional.of(new IdRange(first.get(), last.get()));
  }
}

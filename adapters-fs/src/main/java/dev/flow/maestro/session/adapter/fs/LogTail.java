package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a log tells between two places in it.
 *
 * @param nonce of the log
 * @param end the second of the places, in bytes
 * @param touched the sessions that it tells of; true for those whose last change is over
 */
record LogTail(long nonce, long end, Map<SessionId, Boolean> touched) {

  LogTail {
    touched = Map.copyOf(touched);
  }

  boolean isOver(SessionId id) {
    return touched.getOrDefault(id, false);
  }

  /** The sessions whose last change may still be under way: its writer is at work, or crashed. */
  Set<SessionId> pending() {
    return touched.keySet().stream().filter(id -> !isOver(id)).collect(Collectors.toSet());
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Set;

/**
 * How far the log of changes had come before a store was looked at.
 *
 * @param nonce of the log
 * @param end how long it was, in bytes
 * @param unsure the sessions that may change later without a word in the log: of a change that had
 *     begun, the end may be missing
 */
record LogMark(long nonce, long end, Set<SessionId> unsure) {

  LogMark {
    unsure = Set.copyOf(unsure);
  }

  /** Of a log that was read from its start. */
  static LogMark of(LogTail whole) {
    return new LogMark(whole.nonce(), whole.end(), whole.pending());
  }
}

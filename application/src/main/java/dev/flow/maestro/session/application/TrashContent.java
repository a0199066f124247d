package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What is in the trash.
 *
 * @param sessions the one that came last first, also those that cannot be read
 * @param unreadable what cannot be read and why, and what lies there that never was a session
 */
public record TrashContent(List<TrashedSession> sessions, List<UnreadableRecord> unreadable) {

  /** Copies both lists. */
  public TrashContent {
    sessions = List.copyOf(sessions);
    unreadable = List.copyOf(unreadable);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.FinishedSession;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What a cleanup would do.
 *
 * @param chosen the sessions that would go to the trash, the one that finished last first
 * @param held those that would go, but are held
 * @param expired what would be removed from the trash for good
 * @param unreadable what cannot be read, among the sessions and in the trash; it stays
 */
public record CleanupPlan(
    List<FinishedSession> chosen,
    List<SessionId> held,
    List<TrashEntry> expired,
    List<UnreadableRecord> unreadable) {

  /** Copies the lists. */
  public CleanupPlan {
    chosen = List.copyOf(chosen);
    held = List.copyOf(held);
    expired = List.copyOf(expired);
    unreadable = List.copyOf(unreadable);
  }

  /** Whether it would do nothing. */
  public boolean isEmpty() {
    return chosen.isEmpty() && expired.isEmpty();
  }
}

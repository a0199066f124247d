package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What a cleanup did.
 *
 * @param moved what is in the trash now
 * @param held the sessions that stay because they are held
 * @param changed those that stay because they are not any more what they were when they were chosen
 * @param removed what is gone from the trash for good
 * @param failed what could not be moved or removed
 * @param unreadable what cannot be read, among the sessions and in the trash; it stays
 */
public record CleanupReceipt(
    List<TrashEntry> moved,
    List<SessionId> held,
    List<SessionId> changed,
    List<TrashEntry> removed,
    List<SessionFailure> failed,
    List<UnreadableRecord> unreadable) {

  /** Copies the lists. */
  public CleanupReceipt {
    moved = List.copyOf(moved);
    held = List.copyOf(held);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
    failed = List.copyOf(failed);
    unreadable = List.copyOf(unreadable);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What became of the trash when it was emptied.
 *
 * @param removed what is gone for good
 * @param failed what could not be removed
 * @param strangers what lies there and is no session; it is left alone
 */
public record EmptiedTrash(
    List<TrashEntry> removed, List<SessionFailure> failed, List<UnreadableRecord> strangers) {

  /** Copies the lists. */
  public EmptiedTrash {
    removed = List.copyOf(removed);
    failed = List.copyOf(failed);
    strangers = List.copyOf(strangers);
  }
}

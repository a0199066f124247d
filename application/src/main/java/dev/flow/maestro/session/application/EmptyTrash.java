package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Removes from the trash for good. */
public final class EmptyTrash {

  private final SessionPorts ports;

  /** Uses the repository and the clock. */
  public EmptyTrash(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Removes what has been in the trash for so long or longer, and nothing that is no entry of it.
   * What cannot be removed is told, and the others are removed all the same.
   *
   * @param olderThan zero for all
   */
  public EmptiedTrash empty(Duration olderThan) {
    SessionTrash trash = ports.repository().trash();
    Instant now = ports.clock().instant();
    TrashListing listing = trash.list();
    List<TrashEntry> removed = new ArrayList<>();
    List<SessionFailure> failed = new ArrayList<>();
    for (TrashEntry entry : listing.entries()) {
      if (!olderThan.isZero() && !isOlder(entry, olderThan, now)) {
        continue;
      }
      try {
        trash.remove(entry);
        removed.add(entry);
      } catch (NotInTrashException e) {
        // Restored or removed since it was listed.
      } catch (SessionException e) {
        failed.add(new SessionFailure(entry.id(), e));
      }
    }
    return new EmptiedTrash(removed, failed, listing.strangers());
  }

  /** Whether an entry has been there for so long, to the microsecond, or longer. */
  static boolean isOlder(TrashEntry entry, Duration age, Instant now) {
    return Duration.between(entry.deletedAt(), now).compareTo(age) >= 0;
  }
}

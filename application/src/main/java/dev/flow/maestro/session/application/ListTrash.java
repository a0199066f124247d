package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what is in the trash. */
public final class ListTrash {

  private final SessionPorts ports;

  /** Uses the repository. */
  public ListTrash(SessionPorts ports) {
    this.ports = ports;
  }

  /** All that is there; nothing that cannot be read is left out. */
  public TrashContent list() {
    SessionTrash trash = ports.repository().trash();
    TrashListing listing = trash.list();
    List<TrashedSession> sessions = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>(listing.strangers());
    for (TrashEntry entry : listing.entries()) {
      try {
        sessions.add(new TrashedSession(entry, Optional.of(trash.read(entry))));
      } catch (UnreadableSessionException e) {
        sessions.add(new TrashedSession(entry, Optional.empty()));
        unreadable.add(e.record());
      } catch (NotInTrashException e) {
        // Restored or removed since it was listed.
      }
    }
    return new TrashContent(sessions, unreadable);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.AmbiguousEntryException;
import dev.flow.maestro.session.domain.NotInTrashException;
import java.util.List;

/** Brings a session back from the trash. */
public final class RestoreSession {

  private final SessionPorts ports;

  /** Uses the repository. */
  public RestoreSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Brings the session back, as it was, with its history.
   *
   * @param text the session's id or the beginning of it; where the session is there more than once,
   *     the name of the entry
   * @return what was brought back
   * @throws NotInTrashException if no entry begins like this, or the text is empty
   * @throws AmbiguousEntryException if several do
   * @throws dev.flow.maestro.session.domain.SessionExistsException if there is a session with its
   *     id
   */
  public TrashEntry restore(String text) {
    SessionTrash trash = ports.repository().trash();
    List<TrashEntry> entries = trash.list().entries();
    TrashEntry entry =
        entries.stream()
            .filter(candidate -> candidate.name().equals(text))
            .findFirst()
            .orElseGet(() -> onlyOneStartingWith(text, entries));
    trash.restore(entry);
    return entry;
  }

  private static TrashEntry onlyOneStartingWith(String prefix, List<TrashEntry> entries) {
    List<TrashEntry> candidates =
        prefix.isEmpty()
            ? List.of()
            : entries.stream().filter(entry -> entry.name().startsWith(prefix)).toList();
    if (candidates.isEmpty()) {
      throw new NotInTrashException(prefix);
    }
    if (candidates.size() > 1) {
      throw new AmbiguousEntryException(prefix, candidates.stream().map(TrashEntry::name).toList());
    }
    return candidates.get(0);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.WatchJournal;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows what happens to sessions, whoever does it: each event once, those of one session in the
 * order of its revisions, and none left out.
 */
public final class WatchSessions {

  private final SessionPorts ports;

  /** Uses the repository, the clock, the warnings and the journals. */
  public WatchSessions(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Begins with what happens from now on. A session that cannot be read now is told from its
   * beginning when it can be.
   */
  public SessionWatch fromNow(WatchScope scope) {
    ChangeSignal signal = open(scope);
    try {
      return new SessionWatch(ports, scope, signal, present(scope), Optional.empty(), false);
    } catch (RuntimeException | Error e) {
      signal.close();
      throw e;
    }
  }

  /** Begins with all that has happened to the sessions that are there, the oldest one first. */
  public SessionWatch fromBeginning(WatchScope scope) {
    return new SessionWatch(ports, scope, open(scope), Map.of(), Optional.empty(), true);
  }

  /**
   * Goes on behind what was handed out with a cursor. With other filters than that watch had, only
   * what sessions are now decides about what happened in between.
   *
   * @throws dev.flow.maestro.session.domain.UnknownCursorException if the cursor is none of a
   *     journal that is still kept
   */
  public SessionWatch after(String cursor, WatchScope scope) {
    WatchJournal journal = ports.journals().after(cursor);
    try {
      Map<SessionId, WatchPlace> position = new HashMap<>(journal.position());
      Optional<WatchJournal> same = Optional.of(journal);
      if (!journal.scope().equals(scope.key())) {
        position.replaceAll((id, place) -> place.withMatched(false));
        same = Optional.empty();
        journal.close();
      }
      return new SessionWatch(ports, scope, open(scope), position, same, true);
    } catch (RuntimeException | Error e) {
      journal.close();
      throw e;
    }
  }

  private ChangeSignal open(WatchScope scope) {
    return ports.repository().changeSignal(scope.only());
  }

  /**
   * Where the sessions are. Each is read on its own: a query would not record what other programs
   * have written, and the next edit could get the same revision.
   */
  private Map<SessionId, WatchPlace> present(WatchScope scope) {
    SessionRepository repository = ports.repository();
    Map<SessionId, WatchPlace> position = new HashMap<>();
    List<SessionId> ids =
        scope.only().map(List::of).orElseGet(() -> repository.idsStartingWith(""));
    for (SessionId id : ids) {
      try {
        repository.find(id).ifPresent(session -> position.put(id, scope.placeOf(session)));
      } catch (UnreadableSessionException e) {
        ports.warn(e.record().toString());
      }
    }
    return position;
  }
}

package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where sessions go that are deleted, and from where they come back; and which sessions are held,
 * so that they do not go.
 *
 * <p>It belongs to a {@link SessionRepository} and keeps the same obligations. A session moves
 * whole: its state, its history, and whatever else the store keeps with it come back as they went.
 * It moves in one atomic step, so that a crash leaves it at one of the two places. No method of the
 * repository knows a session that is in the trash; its id is free.
 */
public interface SessionTrash {

  /**
   * Takes a session, readable or not.
   *
   * @param at the time, to be the entry's
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   * @throws dev.flow.maestro.session.domain.SessionHeldException if the session is held
   */
  TrashEntry take(SessionId id, Instant at);

  /**
   * Takes a session if it meets a condition at that very moment: no change of it comes between.
   *
   * @param at the time, to be the entry's
   * @param condition has no side effects and asks no store
   * @return empty where the condition is not met
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if it cannot be read
   * @throws dev.flow.maestro.session.domain.SessionHeldException if the session is held
   */
  Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition);

  /** What lies in the trash. */
  TrashListing list();

  /**
   * Reads a session where it lies in the trash.
   *
   * @throws dev.flow.maestro.session.domain.NotInTrashException if the entry is not there
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if it cannot be read
   */
  Session read(TrashEntry entry);

  /**
   * Brings a session back, readable or not.
   *
   * @throws dev.flow.maestro.session.domain.NotInTrashException if the entry is not there
   * @throws dev.flow.maestro.session.domain.SessionExistsException if there is a record with its
   *     id; both stay as they were
   */
  void restore(TrashEntry entry);

  /**
   * Removes a session from the trash for good.
   *
   * @throws dev.flow.maestro.session.domain.NotInTrashException if the entry is not there
   */
  void remove(TrashEntry entry);

  /**
   * Holds a session: it is not taken until it is released. To hold it twice changes nothing. A hold
   * is no part of the session, and no change of the session touches it.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   */
  void hold(SessionId id);

  /**
   * Lets a session go again, held or not.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   */
  void release(SessionId id);

  /** The sessions that are held. */
  Set<SessionId> held();

  /**
   * Asks to be the one who cleans up, and notes the time if so: of all who ask within an interval,
   * from whatever process, one is told yes. Who asks while another is being answered is told no.
   *
   * @see #isDue
   */
  boolean claimCleanup(Instant now, Duration interval);

  /**
   * Whether an interval has gone since the last time. A clock that went back by more than that was
   * wrong before, or is now; either way once is enough.
   */
  static boolean isDue(Optional<Instant> last, Instant now, Duration interval) {
    return last.isEmpty() || Duration.between(last.get(), now).abs().compareTo(interval) >= 0;
  }
}

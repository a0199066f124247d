package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import java.util.Optional;

/**
 * Where sessions and their histories are kept.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>store a session and the event that explains it together or not at all,
 *   <li>apply concurrent changes of one session one after another, whichever threads, instances or
 *       processes they come from, and lose none,
 *   <li>show a reader one whole revision, never a mixture,
 *   <li>have made an effect durable when the method returns: it survives the end of the process
 *       and, unless the store is documented as weaker, a power cut,
 *   <li>leave everything as it was when a method throws; an implementation that cannot know whether
 *       an effect took place says so in the message,
 *   <li>throw nothing but a {@link SessionException}, apart from what a {@link SessionChange}
 *       throws,
 *   <li>hide nothing: a record that is there and cannot be read is reported, with its name and the
 *       reason, and never counts as absent,
 *   <li>show the effect of a method that has returned to every reader, of whatever instance,
 *   <li>serve a thread that is interrupted, or throw; either way it stays interrupted,
 *   <li>be safe for use by several threads.
 * </ul>
 *
 * <p>The module {@code storage-testkit} has these obligations as tests.
 */
public interface SessionRepository {

  /**
   * Stores the first revision of a new session.
   *
   * @param first the session at revision 1, with the event of its creation
   * @throws dev.flow.maestro.session.domain.SessionExistsException if there is a record with that
   *     id, readable or not; it stays as it was
   */
  void create(SessionRevision first);

  /**
   * Reads a session as it is now.
   *
   * @return the session, or empty where there is no record with that id
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if there is a record that
   *     cannot be read; a history that cannot be read is not enough
   */
  Optional<Session> find(SessionId id);

  /**
   * Changes a session: reads it, asks {@code change} for the next revision and stores that, as one
   * atomic step. If {@code change} throws, that goes through and nothing changed.
   *
   * @return what was stored
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if the record or its history
   *     cannot be read
   * @throws IllegalArgumentException if {@code change} gives another id or not the next revision;
   *     nothing is stored
   */
  SessionRevision update(SessionId id, SessionChange change);

  /**
   * Removes a session and its history, readable or not: gone for every reader at once, for good,
   * and whether or not it is held. A crash leaves either the whole session or none of it.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   */
  void delete(SessionId id);

  /** Where sessions of this store go from which they can come back. */
  SessionTrash trash();

  /**
   * Finds sessions, in the {@link SessionQuery#order} of the query, and apart from them every
   * record that could not be read, whatever the filters. A session that is created, changed or
   * deleted meanwhile is seen as it was before or after.
   *
   * <p>What is here looks at every session; a store that can do better should.
   */
  default QueryResult query(SessionQuery query) {
    FirstSessions newest = new FirstSessions(query);
    scan(query, newest);
    return newest.result();
  }

  /**
   * Shows every session that {@link #query} would find without a limit, and every record that could
   * not be read, each once and in no particular order. However many there are, only a few are in
   * memory at a time. The visitor may read from the store and change it; what it throws ends the
   * scan and goes through.
   */
  void scan(SessionQuery query, SessionVisitor visitor);

  /**
   * Shows what {@link #query} would find, in the same order and within the same limit, and every
   * record that could not be read, each once and at any time. However many there are, only their
   * places in the order and a few sessions are in memory at a time. For the visitor as for {@link
   * #scan}.
   *
   * <p>What is here reads every session twice; a store that can do better should.
   */
  default void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    new OrderedScan(this, query, visitor).run();
  }

  /**
   * The events of a session, oldest first, revision by revision. A session that was made by a
   * program without revisions begins with an {@link SessionEvent.Type#EXTERNAL_EDIT}.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if the session or its
   *     history cannot be read
   */
  List<SessionEvent> history(SessionId id);

  /**
   * All there is of a session as it is now, one whole revision, for taking it elsewhere. The files
   * of other tools are read when they are asked for, and are as they are then.
   *
   * <p>What is here is for a store that keeps neither documents nor files of other tools.
   *
   * @return the record, or empty where there is none
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if the session or its
   *     history cannot be read
   */
  default Optional<SessionRecord> record(SessionId id) {
    return new RecordReading(this).read(id);
  }

  /**
   * Stores a session that comes from elsewhere, with its whole history, at its revision, and with
   * the files of other tools: all of it appears at once, or none. A store that does not keep files
   * of other tools refuses a record that has some.
   *
   * @throws dev.flow.maestro.session.domain.SessionExistsException if there is a record with that
   *     id, readable or not; it stays as it was
   */
  void land(SessionRecord record);

  /**
   * Brings a session to where the same session has come elsewhere, as one atomic step. The files
   * that come with it replace those of the same name, each at once and before the session itself;
   * all others stay.
   *
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no record
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if the record or its history
   *     cannot be read
   * @throws dev.flow.maestro.session.domain.SessionConflictException if what happened to it is not
   *     the beginning of the history that comes, or is all of it; nothing changed
   */
  void advance(SessionRecord record);

  /**
   * The ids of all records, readable or not, that begin with these characters, in order.
   *
   * @param prefix any text; what is no beginning of an id matches none
   */
  List<SessionId> idsStartingWith(String prefix);

  /**
   * Looks for what is wrong with the store, in each record and around them, whether or not anybody
   * would meet it. Without {@link Inspection#repair()} no record is changed; with it, what can be
   * mended without losing anything is.
   *
   * <p>What is here reads every record and its history; a store that can tell more should.
   */
  default StoreReport inspect(Inspection inspection) {
    return new RecordInspection(this).inspect(inspection);
  }

  /**
   * Opens a signal that wakes who follows the changes of this store, of whatever instance.
   *
   * <p>What is here says about once a second that everything may have changed, so that whoever
   * follows reads the whole store as often; a store that can do better should.
   *
   * @param only the one session that is followed; all, where this is empty. A signal may name
   *     others as well
   */
  default ChangeSignal changeSignal(Optional<SessionId> only) {
    return ChangeSignal.polling();
  }
}

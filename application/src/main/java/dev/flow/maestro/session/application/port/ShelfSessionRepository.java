package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A store that keeps all there is under an id as one value, its {@link SessionShelf}, and can
 * change one value in one atomic step: a map, a service with compare-and-set, a table with a column
 * for it. Four methods are left to a subclass, which keeps the obligations of the port by keeping
 * theirs.
 *
 * <p>It suits stores of moderate size. To find sessions, what is held or what lies in the trash is
 * to read every shelf, and a change writes the whole history again. A shelf that cannot be read can
 * be neither deleted nor taken into the trash; it is shown as one unreadable record and its id is
 * taken. Whoever has to do better implements the port itself.
 */
public abstract class ShelfSessionRepository implements SessionRepository {

  /** For subclasses. */
  protected ShelfSessionRepository() {}

  /**
   * Reads a shelf as it is now.
   *
   * @return the shelf; {@link SessionShelf#empty} where nothing is kept under the id
   * @throws UnreadableSessionException if it cannot be read
   */
  protected abstract SessionShelf shelf(SessionId id);

  /**
   * Changes a shelf: reads it, asks {@code change} for the next one and keeps that, durably and as
   * one atomic step; of an empty one nothing is kept. If {@code change} throws, that goes through
   * and nothing changed. It may be asked again when somebody else was faster.
   *
   * @return what {@code change} gave at last
   * @throws UnreadableSessionException if the shelf cannot be read
   */
  protected abstract SessionShelf change(SessionId id, UnaryOperator<SessionShelf> change);

  /**
   * The ids of all shelves, readable or not, each once, in any order. One that is emptied or filled
   * meanwhile may be among them or not. The stream is closed after use.
   */
  protected abstract Stream<SessionId> ids();

  /** See {@link SessionTrash#claimCleanup}. */
  protected abstract boolean claimCleanup(Instant now, Duration interval);

  @Override
  public void create(SessionRevision first) {
    put(
        new SessionRecord(
            first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.none()));
  }

  private void put(SessionRecord record) {
    SessionId id = record.session().id();
    try {
      change(
          id,
          shelf -> {
            requireFree(id, shelf);
            return shelf.with(record);
          });
    } catch (UnreadableSessionException e) {
      throw taken(id, e);
    }
  }

  private static void requireFree(SessionId id, SessionShelf shelf) {
    if (shelf.present().isPresent()) {
      throw new SessionExistsException(id);
    }
  }

  private static SessionExistsException taken(SessionId id, UnreadableSessionException cause) {
    SessionExistsException taken = new SessionExistsException(id);
    taken.addSuppressed(cause);
    return taken;
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return record(id).map(SessionRecord::session);
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    SessionRecord after =
        require(
            id,
            change(
                id,
                shelf -> {
                  SessionRecord before = require(id, shelf);
                  return shelf.with(before.with(change.next(before.session())));
                }));
    return new SessionRevision(after.session(), after.lastEvent());
  }

  @Override
  public void delete(SessionId id) {
    change(
        id,
        shelf -> {
          require(id, shelf);
          return shelf.withoutSession();
        });
  }

  @Override
  public SessionTrash trash() {
    return new ShelfTrash(this);
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    try (Stream<SessionId> ids = ids()) {
      ids.forEach(id -> show(id, query, visitor));
    }
  }

  private void show(SessionId id, SessionQuery query, SessionVisitor visitor) {
    Optional<Session> found;
    try {
      found = find(id);
    } catch (UnreadableSessionException e) {
      visitor.onUnreadable(e.record());
      return;
    }
    found.filter(query::matches).ifPresent(visitor::onSession);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return require(id, shelf(id)).history();
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return shelf(id).present();
  }

  @Override
  public void land(SessionRecord record) {
    SessionId id = record.session().id();
    try {
      requireFree(id, shelf(id));
    } catch (UnreadableSessionException e) {
      throw taken(id, e);
    }
    put(record.with(CompanionFiles.of(record.files().contents())));
  }

  @Override
  public void advance(SessionRecord record) {
    SessionId id = record.session().id();
    requireToContinue(record, require(id, shelf(id)));
    SortedMap<CompanionName, byte[]> come = record.files().contents();
    change(
        id,
        shelf -> {
          SessionRecord before = require(id, shelf);
          requireToContinue(record, before);
          SortedMap<CompanionName, byte[]> both = new TreeMap<>(before.files().contents());
          both.putAll(come);
          return shelf.with(record.with(CompanionFiles.of(both)));
        });
  }

  private static void requireToContinue(SessionRecord record, SessionRecord before) {
    record.requireToContinue(before.session(), before.history());
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    try (Stream<SessionId> ids = ids()) {
      return ids.filter(id -> id.toString().startsWith(prefix))
          .filter(this::isThere)
          .sorted()
          .toList();
    }
  }

  private boolean isThere(SessionId id) {
    try {
      return record(id).isPresent();
    } catch (UnreadableSessionException e) {
      return true;
    }
  }

  static SessionRecord require(SessionId id, SessionShelf shelf) {
    return shelf.present().orElseThrow(() -> new SessionNotFoundException(id));
  }
}

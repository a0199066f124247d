package dev.flow.maestro.session.adapter.postgresql;

import com.zaxxer.hikari.HikariDataSource;
import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.json.SessionDocument;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Sessions in a PostgreSQL database, version 14 or later, shared with any number of threads,
 * processes and machines, in a schema {@code maestro} of its own that is made on first use.
 *
 * <p>Beyond the port: a change that is committed is told to those who listen to the channel {@code
 * maestro_session}, as {@code "<id> <revision>"}, with revision 0 where the session is gone. A
 * change whose commit was not answered is looked for on another connection; where that is not
 * possible, the message says that nobody knows. What a power cut leaves is up to the settings of
 * the server, which by default loses nothing.
 */
public final class PostgresSessionRepository implements SessionRepository, AutoCloseable {

  private final Database database;
  private final DataSource listeners;
  private final Runnable closing;

  /**
   * Opens the store of these settings, with connections of its own, and makes its schema if need
   * be.
   *
   * @throws StoreUnavailableException if the database cannot be reached, is of no use, or has the
   *     schema of a later version of this program
   */
  public static PostgresSessionRepository open(PostgresSettings settings) {
    HikariDataSource pool = Pool.open(settings);
    try {
      new Schema(pool, () -> Pool.patient(settings), settings.location()).prepare();
    } catch (RuntimeException e) {
      pool.close();
      throw e;
    }
    return new PostgresSessionRepository(
        new Database(pool, settings.location(), settings.deadline()),
        Pool.patient(settings),
        pool::close);
  }

  /**
   * Opens the store in the database of somebody's connections, and makes its schema if need be. How
   * long a statement that only reads may take is up to them.
   *
   * @param connections to one database; closing them is not the business of this store. Who follows
   *     changes keeps one in use
   * @param deadline how long a change may take, all its attempts together
   * @throws StoreUnavailableException as {@link #open}
   */
  public PostgresSessionRepository(DataSource connections, Duration deadline) {
    this(new Database(connections, "postgresql", deadline), connections, () -> {});
    new Schema(connections, () -> connections, "postgresql").prepare();
  }

  private PostgresSessionRepository(Database database, DataSource listeners, Runnable closing) {
    this.database = database;
    this.listeners = listeners;
    this.closing = closing;
  }

  /** Closes the connections that this store opened. It is not to be used afterwards. */
  @Override
  public void close() {
    closing.run();
  }

  @Override
  public void create(SessionRevision first) {
    Session session = first.session();
    byte[] document = Documents.bytes(SessionDocument.of(session));
    database.change(
        Optional.of(session.id()),
        connection -> {
          UUID mark = UUID.randomUUID();
          SessionTable table = new SessionTable(connection, database.location());
          long key = table.insert(session, document);
          new EventTable(connection).insert(key, mark, List.of(first.event()));
          table.tell(session.id(), session.revision());
          return new Effect<>(session.id(), EventTable.proof(key, mark));
        });
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return database
        .read(connection -> new SessionTable(connection, database.location()).find(id))
        .map(StoredSession::session);
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    return database.change(Optional.of(id), new SessionUpdating(database.location(), id, change));
  }

  @Override
  public void delete(SessionId id) {
    database.change(
        Optional.of(id),
        connection -> {
          SessionTable table = new SessionTable(connection, database.location());
          StoredSession gone = table.lock(id).orElseThrow(() -> new SessionNotFoundException(id));
          table.remove(gone.key());
          table.tell(id, 0);
          return new Effect<>(id, SessionTable.proofOfRemoval(gone.key()));
        });
  }

  @Override
  public SessionTrash trash() {
    return new PostgresTrash(database);
  }

  @Override
  public QueryResult query(SessionQuery query) {
    return new SessionScan(database, query).first();
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    new SessionScan(database, query).showTo(visitor);
  }

  @Override
  public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    if (query.search().isEmpty()) {
      new SessionScan(database, query).showInOrderTo(visitor);
    } else {
      SessionRepository.super.scanInOrder(query, visitor);
    }
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return record(id).orElseThrow(() -> new SessionNotFoundException(id)).history();
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return database.readAtOnce(
        connection -> {
          Optional<StoredSession> found =
              new SessionTable(connection, database.location()).find(id);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          StoredSession stored = found.get();
          return Optional.of(
              new SessionRecord(
                  stored.session(),
                  new EventTable(connection).all(stored),
                  Optional.of(new String(stored.bytes(), StandardCharsets.UTF_8)),
                  new StoredFiles(database, id, stored.key())));
        });
  }

  @Override
  public void land(SessionRecord record) {
    database.change(
        Optional.of(record.session().id()), new Arrival(database, record).new Landing());
  }

  @Override
  public void advance(SessionRecord record) {
    database.change(
        Optional.of(record.session().id()), new Arrival(database, record).new Advance());
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return IdRange.of(prefix)
        .map(
            range ->
                database.read(
                    connection -> new SessionTable(connection, database.location()).ids(range)))
        .orElse(List.of());
  }

  @Override
  public StoreReport inspect(Inspection inspection) {
    return new StoreInspection(this, database, inspection).run();
  }

  /**
   * Listens on a connection of its own, which a store on somebody's connections takes from these.
   */
  @Override
  public ChangeSignal changeSignal(Optional<SessionId> only) {
    try {
      return new NotificationSignal(listeners);
    } catch (SQLException e) {
      throw Failures.unavailable(database.location(), e);
    }
  }
}

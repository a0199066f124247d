package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** A session in the trash is the same row, with a time of deletion. */
final class PostgresTrash implements SessionTrash {

  private final Database database;

  PostgresTrash(Database database) {
    this.database = database;
  }

  @Override
  public TrashEntry take(SessionId id, Instant at) {
    return take(id, at, row -> true).orElseThrow();
  }

  @Override
  public Optional<TrashEntry> takeIf(SessionId id, Instant at, Predicate<Session> condition) {
    return take(id, at, row -> condition.test(row.session()));
  }

  private Optional<TrashEntry> take(SessionId id, Instant at, Predicate<StoredSession> condition) {
    return database.change(
        Optional.of(id),
        connection -> {
          SessionTable sessions = new SessionTable(connection, database.location());
          TrashTable trash = new TrashTable(connection);
          StoredSession row = sessions.lock(id).orElseThrow(() -> new SessionNotFoundException(id));
          if (row.held()) {
            throw new SessionHeldException(id);
          }
          if (!condition.test(row)) {
            return Effect.none(Optional.empty());
          }
          TrashEntry entry = trash.take(row.key(), TrashEntry.of(id, at));
          sessions.tell(id, 0);
          return new Effect<>(Optional.of(entry), TrashTable.proofOfEntry(row.key(), entry));
        });
  }

  @Override
  public TrashListing list() {
    return new TrashListing(
        database.read(connection -> new TrashTable(connection).list()), List.of());
  }

  @Override
  public Session read(TrashEntry entry) {
    return database
        .read(
            connection ->
                new SessionTable(connection, database.location()).findTrashed(entry, false))
        .orElseThrow(() -> new NotInTrashException(entry.name()))
        .session();
  }

  @Override
  public void restore(TrashEntry entry) {
    database.change(
        Optional.of(entry.id()),
        connection -> {
          SessionTable sessions = new SessionTable(connection, database.location());
          StoredSession row = locked(sessions, entry);
          new TrashTable(connection).restore(row);
          sessions.tell(row.id(), row.revision());
          return new Effect<>(entry, TrashTable.proofOfReturn(row.key()));
        });
  }

  @Override
  public void remove(TrashEntry entry) {
    database.change(
        Optional.of(entry.id()),
        connection -> {
          SessionTable sessions = new SessionTable(connection, database.location());
          StoredSession row = locked(sessions, entry);
          sessions.remove(row.key());
          return new Effect<>(entry, SessionTable.proofOfRemoval(row.key()));
        });
  }

  private static StoredSession locked(SessionTable sessions, TrashEntry entry) throws SQLException {
    return sessions
        .findTrashed(entry, true)
        .orElseThrow(() -> new NotInTrashException(entry.name()));
  }

  @Override
  public void hold(SessionId id) {
    setHeld(id, true);
  }

  @Override
  public void release(SessionId id) {
    setHeld(id, false);
  }

  private void setHeld(SessionId id, boolean held) {
    database.change(
        Optional.of(id),
        connection -> {
          if (!new TrashTable(connection).setHeld(id, held)) {
            throw new SessionNotFoundException(id);
          }
          return new Effect<>(id, TrashTable.proofOfHold(id, held));
        });
  }

  @Override
  public Set<SessionId> held() {
    return Set.copyOf(database.read(connection -> new TrashTable(connection).held()));
  }

  @Override
  public boolean claimCleanup(Instant now, Duration interval) {
    return database.change(
        Optional.empty(),
        connection -> {
          CleanupTable cleanup = new CleanupTable(connection);
          if (!cleanup.isDue(now, interval)) {
            return Effect.none(false);
          }
          UUID mark = UUID.randomUUID();
          cleanup.note(now, mark);
          return new Effect<>(true, CleanupTable.proof(mark));
        });
  }
}

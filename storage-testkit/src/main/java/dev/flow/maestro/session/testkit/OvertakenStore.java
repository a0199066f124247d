package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A store in which somebody else is faster: before each update, a rival does something. */
final class OvertakenStore implements SessionRepository {

  private final SessionRepository store;
  private final Consumer<SessionId> rival;

  OvertakenStore(SessionRepository store, Consumer<SessionId> rival) {
    this.store = store;
    this.rival = rival;
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    rival.accept(id);
    return store.update(id, change);
  }

  @Override
  public void create(SessionRevision first) {
    store.create(first);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return store.find(id);
  }

  @Override
  public void delete(SessionId id) {
    store.delete(id);
  }

  @Override
  public QueryResult query(SessionQuery query) {
    return store.query(query);
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    store.scan(query, visitor);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return store.history(id);
  }

  @Override
  public SessionTrash trash() {
    return store.trash();
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return store.record(id);
  }

  @Override
  public void land(SessionRecord record) {
    store.land(record);
  }

  @Override
  public void advance(SessionRecord record) {
    store.advance(record);
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return store.idsStartingWith(prefix);
  }
}

package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.List;
import java.util.Optional;

/**
 * A store that is another one, but for what a subclass does otherwise: the base of decorators.
 * Every method forwards, those with a default implementation, too, so that what the other store
 * does better stays better. A subclass that changes what one method finds has to look at the others
 * that find the same.
 */
public abstract class ForwardingSessionRepository implements SessionRepository {

  private final SessionRepository store;

  /** Forwards to this store. */
  protected ForwardingSessionRepository(SessionRepository store) {
    this.store = store;
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
  public SessionRevision update(SessionId id, SessionChange change) {
    return store.update(id, change);
  }

  @Override
  public void delete(SessionId id) {
    store.delete(id);
  }

  @Override
  public SessionTrash trash() {
    return store.trash();
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
  public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    store.scanInOrder(query, visitor);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return store.history(id);
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

  @Override
  public StoreReport inspect(Inspection inspection) {
    return store.inspect(inspection);
  }

  @Override
  public ChangeSignal changeSignal(Optional<SessionId> only) {
    return store.changeSignal(only);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;

/**
 * A store in which everything is looked at as for a change, and none is made. What a change would
 * find is what the store has at that moment; another writer may come before the change itself.
 */
final class RehearsedSessionRepository extends ForwardingSessionRepository {

  private final SessionRepository store;

  RehearsedSessionRepository(SessionRepository store) {
    super(store);
    this.store = store;
  }

  @Override
  public void create(SessionRevision first) {
    requireNone(first.session().id());
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    Session current = store.find(id).orElseThrow(() -> new SessionNotFoundException(id));
    return change.next(current);
  }

  @Override
  public void delete(SessionId id) {
    requireOne(store, id);
  }

  @Override
  public SessionTrash trash() {
    return new RehearsedTrash(store);
  }

  @Override
  public void land(SessionRecord record) {
    requireNone(record.session().id());
  }

  @Override
  public void advance(SessionRecord record) {
    requireOne(store, record.session().id());
  }

  @Override
  public StoreReport inspect(Inspection inspection) {
    return store.inspect(inspection.withoutRepair());
  }

  private void requireNone(SessionId id) {
    if (isThere(store, id)) {
      throw new SessionExistsException(id);
    }
  }

  static void requireOne(SessionRepository store, SessionId id) {
    if (!isThere(store, id)) {
      throw new SessionNotFoundException(id);
    }
  }

  /** Whether there is a record, readable or not. */
  static boolean isThere(SessionRepository store, SessionId id) {
    return store.idsStartingWith(id.toString()).contains(id);
  }
}

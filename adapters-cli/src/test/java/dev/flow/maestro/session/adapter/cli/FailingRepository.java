package dev.flow.maestro.session.adapter.cli;

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

/** A store that fails whatever it is asked, but for what a subclass does otherwise. */
class FailingRepository implements SessionRepository {

  private final RuntimeException failure;

  FailingRepository(RuntimeException failure) {
    this.failure = failure;
  }

  @Override
  public void create(SessionRevision first) {
    throw failure;
  }

  @Override
  public Optional<Session> find(SessionId id) {
    throw failure;
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    throw failure;
  }

  @Override
  public void delete(SessionId id) {
    throw failure;
  }

  @Override
  public SessionTrash trash() {
    throw failure;
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    throw failure;
  }

  @Override
  public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    QueryResult result = query(query);
    result.sessions().forEach(visitor::onSession);
    result.unreadable().forEach(visitor::onUnreadable);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    throw failure;
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    throw failure;
  }

  @Override
  public void land(SessionRecord record) {
    throw failure;
  }

  @Override
  public void advance(SessionRecord record) {
    throw failure;
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    throw failure;
  }
}

package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
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
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.StatusTimes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A store whose operations are timed. When a change ends a session, it reads the history for where
 * the session has spent its time.
 */
final class MeasuredRepository extends ForwardingSessionRepository {

  private final SessionMetrics metrics;
  private final Operations operations;

  MeasuredRepository(SessionRepository store, SessionMetrics metrics) {
    super(store);
    this.metrics = metrics;
    this.operations = new Operations(metrics);
  }

  @Override
  public void create(SessionRevision first) {
    operations.run(StoreOperation.CREATE, () -> super.create(first));
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return operations.run(StoreOperation.FIND, () -> super.find(id));
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    SessionRevision next = operations.run(StoreOperation.UPDATE, () -> super.update(id, change));
    if (ended(next.event()) && metrics.isBound()) {
      SessionMetrics.guard(() -> tellTimes(next));
    }
    return next;
  }

  private static boolean ended(SessionEvent event) {
    return event.to().isTerminal() && event.from().filter(from -> !from.isTerminal()).isPresent();
  }

  private void tellTimes(SessionRevision last) {
    Session session = last.session();
    StatusTimes times = StatusTimes.of(session, super.history(session.id()), last.event().at());
    metrics.tell(meters -> meters.ended(session.status(), times));
  }

  @Override
  public void delete(SessionId id) {
    operations.run(StoreOperation.DELETE, () -> super.delete(id));
  }

  @Override
  public SessionTrash trash() {
    return new MeasuredTrash(super.trash(), operations);
  }

  @Override
  public QueryResult query(SessionQuery query) {
    QueryResult result = operations.run(StoreOperation.QUERY, () -> super.query(query));
    operations.unreadable(result.unreadable().size());
    return result;
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    shown(StoreOperation.SCAN, visitor, counted -> super.scan(query, counted));
  }

  @Override
  public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    shown(StoreOperation.SCAN_IN_ORDER, visitor, counted -> super.scanInOrder(query, counted));
  }

  /** The time is that of the visitor, too. */
  private void shown(
      StoreOperation operation, SessionVisitor visitor, Consumer<SessionVisitor> scan) {
    boolean unused =
        operations.timed(
            operation,
            () -> {
              scan.accept(new CountedVisitor(visitor, operations));
              return true;
            });
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    return operations.run(StoreOperation.HISTORY, () -> super.history(id));
  }

  @Override
  public Optional<SessionRecord> record(SessionId id) {
    return operations.run(StoreOperation.RECORD, () -> super.record(id));
  }

  @Override
  public void land(SessionRecord record) {
    operations.run(StoreOperation.LAND, () -> super.land(record));
  }

  @Override
  public void advance(SessionRecord record) {
    operations.run(StoreOperation.ADVANCE, () -> super.advance(record));
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return operations.run(StoreOperation.IDS, () -> super.idsStartingWith(prefix));
  }

  @Override
  public StoreReport inspect(Inspection inspection) {
    return operations.run(StoreOperation.INSPECT, () -> super.inspect(inspection));
  }

  @Override
  public ChangeSignal changeSignal(Optional<SessionId> only) {
    return operations.run(StoreOperation.CHANGE_SIGNAL, () -> super.changeSignal(only));
  }
}

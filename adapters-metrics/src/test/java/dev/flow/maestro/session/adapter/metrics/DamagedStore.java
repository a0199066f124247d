package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store that may have records that cannot be read, or be out of reach. */
final class DamagedStore extends ForwardingSessionRepository {

  final List<UnreadableRecord> damaged = new ArrayList<>();

  boolean outOfReach;
  int scans;
  int histories;

  DamagedStore(SessionRepository store) {
    super(store);
  }

  void damage(String name) {
    damaged.add(UnreadableRecord.whole(name, "/store/" + name, "it is damaged"));
  }

  @Override
  public Optional<Session> find(SessionId id) {
    damaged.stream()
        .filter(record -> record.name().equals(id.toString()))
        .forEach(
            record -> {
              throw new UnreadableSessionException(record);
            });
    return super.find(id);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    histories++;
    if (outOfReach) {
      throw new StoreUnavailableException("/store", "cannot read /store: it is gone");
    }
    return super.history(id);
  }

  @Override
  public QueryResult query(SessionQuery query) {
    return new QueryResult(super.query(query).sessions(), damaged);
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    scans++;
    if (outOfReach) {
      throw new StoreUnavailableException("/store", "cannot read /store: it is gone");
    }
    damaged.forEach(visitor::onUnreadable);
    super.scan(query, visitor);
  }

  @Override
  public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
    damaged.forEach(visitor::onUnreadable);
    super.scanInOrder(query, visitor);
  }
}

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
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a store does, in the fewest words: a list of all that was ever stored. Slow, for one thread,
 * and with nothing in it to get wrong; a store under test is compared with it.
 */
final class ModelStore implements SessionRepository {

  private final List<SessionRevision> stored = new ArrayList<>();

  @Override
  public void create(SessionRevision first) {
    if (find(first.session().id()).isPresent()) {
      throw new SessionExistsException(first.session().id());
    }
    stored.add(first);
  }

  @Override
  public Optional<Session> find(SessionId id) {
    return of(id).reduce((older, newer) -> newer).map(SessionRevision::session);
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    Session current = find(id).orElseThrow(() -> new SessionNotFoundException(id));
    SessionRevision next = change.next(current);
    stored.add(next);
    return next;
  }

  @Override
  public void delete(SessionId id) {
    if (!stored.removeIf(revision -> revision.session().id().equals(id))) {
      throw new SessionNotFoundException(id);
    }
  }

  @Override
  public SessionTrash trash() {
    throw new UnsupportedOperationException("no random command asks for the trash");
  }

  @Override
  public QueryResult query(SessionQuery query) {
    Comparator<Session> newestFirst =
        Comparator.comparing(Session::createdAt, Comparator.reverseOrder());
    List<Session> found = new ArrayList<>();
    for (SessionId id : idsStartingWith("")) {
      find(id).filter(query::matches).ifPresent(found::add);
    }
    // The ids come in order, and the sort leaves equal times in it.
    found.sort(newestFirst);
    int most = Math.min(found.size(), query.limit().orElse(Integer.MAX_VALUE));
    return new QueryResult(found.subList(0, most), List.of());
  }

  @Override
  public void scan(SessionQuery query, SessionVisitor visitor) {
    query(query).sessions().forEach(visitor::onSession);
  }

  @Override
  public List<SessionEvent> history(SessionId id) {
    if (find(id).isEmpty()) {
      throw new SessionNotFoundException(id);
    }
    return of(id).map(SessionRevision::event).toList();
  }

  @Override
  public void land(SessionRecord record) {
    throw new UnsupportedOperationException("no random command lands a session");
  }

  @Override
  public void advance(SessionRecord record) {
    throw new UnsupportedOperationException("no random command lands a session");
  }

  @Override
  public List<SessionId> idsStartingWith(String prefix) {
    return stored.stream()
        .map(revision -> revision.session().id())
        .filter(id -> id.toString().startsWith(prefix))
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<SessionRevision> of(SessionId id) {
    return stored.stream().filter(revision -> revision.session().id().equals(id));
  }
}

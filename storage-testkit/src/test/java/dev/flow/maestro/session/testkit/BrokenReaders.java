package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores that read wrongly, each as the contract that it must fail. */
final class BrokenReaders {

  private BrokenReaders() {}

  static final class HidesTheUnreadable extends SharedMemoryContract {
    HidesTheUnreadable() {
      super(disk -> new OwnQuery(disk, found -> new QueryResult(found.sessions(), List.of())));
    }
  }

  static final class FindsNothingWhereItCannotRead extends SharedMemoryContract {
    FindsNothingWhereItCannotRead() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public Optional<Session> find(SessionId id) {
                  return entry(id).flatMap(Entry::session);
                }
              });
    }
  }

  static final class ListsNoUnreadableIds extends SharedMemoryContract {
    ListsNoUnreadableIds() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public List<SessionId> idsStartingWith(String prefix) {
                  return super.idsStartingWith(prefix).stream()
                      .filter(id -> existing(id).session().isPresent())
                      .toList();
                }
              });
    }
  }

  static final class GivesTheOldestFirst extends SharedMemoryContract {
    GivesTheOldestFirst() {
      super(
          disk ->
              new OwnQuery(disk, found -> sorted(found, Comparator.comparing(Session::createdAt))));
    }
  }

  static final class OrdersTiesBackwards extends SharedMemoryContract {
    OrdersTiesBackwards() {
      super(
          disk ->
              new OwnQuery(
                  disk,
                  found ->
                      sorted(
                          found,
                          Comparator.comparing(Session::createdAt)
                              .thenComparing(Session::id)
                              .reversed())));
    }
  }

  static final class IgnoresTheLimit extends SharedMemoryContract {
    IgnoresTheLimit() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  return super.query(query.limitedTo(Integer.MAX_VALUE));
                }
              });
    }
  }

  static final class LimitsBeforeItFilters extends SharedMemoryContract {
    LimitsBeforeItFilters() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  QueryResult first =
                      super.query(
                          SessionQuery.all().limitedTo(query.limit().orElse(Integer.MAX_VALUE)));
                  return filtered(first, query);
                }
              });
    }
  }

  static final class ExcludesTheBounds extends SharedMemoryContract {
    ExcludesTheBounds() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  QueryResult found = super.query(query);
                  return new QueryResult(
                      found.sessions().stream()
                          .filter(s -> !Optional.of(s.createdAt()).equals(query.createdAfter()))
                          .toList(),
                      found.unreadable());
                }
              });
    }
  }

  static final class IgnoresTheLastChange extends SharedMemoryContract {
    IgnoresTheLastChange() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  return super.query(
                      new SessionQuery(
                          query.statuses(),
                          query.phase(),
                          query.branch(),
                          query.createdAfter(),
                          query.createdBefore(),
                          Optional.empty(),
                          query.activeOnly() || query.unchangedSince().isPresent(),
                          query.search(),
                          query.limit()));
                }
              });
    }
  }

  static final class FoldsTheCaseOfBranches extends SharedMemoryContract {
    FoldsTheCaseOfBranches() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  List<Session> found = new ArrayList<>();
                  for (Session session : super.query(SessionQuery.all()).sessions()) {
                    String branch = session.gitContext().branch();
                    boolean alike = query.branch().filter(branch::equalsIgnoreCase).isPresent();
                    if (query.matches(session) || alike) {
                      found.add(session);
                    }
                  }
                  return new QueryResult(found, super.query(query).unreadable());
                }
              });
    }
  }

  static final class TakesPrefixesForPatterns extends SharedMemoryContract {
    TakesPrefixesForPatterns() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public List<SessionId> idsStartingWith(String prefix) {
                  String text = prefix.toLowerCase(Locale.ROOT).replace("%", "");
                  return super.idsStartingWith(text);
                }
              });
    }
  }

  static final class CutsTimesToMilliseconds extends SharedMemoryContract {
    CutsTimesToMilliseconds() {
      super(
          disk ->
              new OwnSession(
                  disk,
                  session ->
                      SessionBuilder.aSession()
                          .withId(session.id())
                          .createdAt(session.createdAt().truncatedTo(ChronoUnit.MILLIS))
                          .build()));
    }
  }

  static final class TakesEmptyForAbsent extends SharedMemoryContract {
    TakesEmptyForAbsent() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  return super.history(id).stream().map(BrokenReaders::withoutEmptyReason).toList();
                }
              });
    }
  }

  static final class RemembersWhatItRead extends SharedMemoryContract {
    RemembersWhatItRead() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                private final Map<SessionId, Session> seen = new ConcurrentHashMap<>();

                @Override
                public Optional<Session> find(SessionId id) {
                  Optional<Session> known = Optional.ofNullable(seen.get(id));
                  Optional<Session> found = known.or(() -> super.find(id));
                  found.ifPresent(session -> seen.put(id, session));
                  return found;
                }
              });
    }
  }

  static final class TellsTheHistoryBackwards extends SharedMemoryContract {
    TellsTheHistoryBackwards() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public List<SessionEvent> history(SessionId id) {
                  return super.history(id).stream()
                      .sorted(Comparator.comparing(SessionEvent::revision).reversed())
                      .toList();
                }
              });
    }
  }

  /** Does something to what a query finds. */
  private static final class OwnQuery extends SharedMemoryStore {

    private final UnaryOperator<QueryResult> twist;

    OwnQuery(Disk disk, UnaryOperator<QueryResult> twist) {
      super(disk);
      this.twist = twist;
    }

    @Override
    public QueryResult query(SessionQuery query) {
      return twist.apply(super.query(query));
    }
  }

  /** Does something to the session that is found. */
  private static final class OwnSession extends SharedMemoryStore {

    private final UnaryOperator<Session> twist;

    OwnSession(Disk disk, UnaryOperator<Session> twist) {
      super(disk);
      this.twist = twist;
    }

    @Override
    public Optional<Session> find(SessionId id) {
      return super.find(id).map(twist);
    }
  }

  private static QueryResult sorted(QueryResult found, Comparator<Session> order) {
    return new QueryResult(found.sessions().stream().sorted(order).toList(), found.unreadable());
  }

  private static QueryResult filtered(QueryResult found, SessionQuery query) {
    Stream<Session> matches = found.sessions().stream().filter(query::matches);
    return new QueryResult(matches.toList(), found.unreadable());
  }

  private static SessionEvent withoutEmptyReason(SessionEvent event) {
    return new SessionEvent(
        event.sessionId(),
        event.revision(),
        event.at(),
        event.type(),
        event.from(),
        event.to(),
        event.reason().filter(reason -> !reason.isEmpty()),
        event.changes());
  }
}

package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.Locale;
import java.util.function.BiPredicate;

/** Stores that search by means of their own, and not quite as the domain says. */
final class BrokenSearchers {

  private BrokenSearchers() {}

  static final class HeedsTheCase extends SharedMemoryContract {
    HeedsTheCase() {
      super(
          disk ->
              new OwnSearch(
                  disk,
                  (query, request) -> matches(query, request) && hasFirstWord(query, request)));
    }

    private static boolean hasFirstWord(SessionQuery query, String request) {
      return request.contains(text(query).replaceAll("(?U)^\\W*(\\w*).*", "$1"));
    }
  }

  static final class TakesPercentForAWildcard extends SharedMemoryContract {
    TakesPercentForAWildcard() {
      super(
          disk ->
              new OwnSearch(
                  disk,
                  (query, request) -> matches(query, request) || isLike(text(query), request)));
    }

    private static boolean isLike(String pattern, String request) {
      return pattern.endsWith("%")
          && request
              .toLowerCase(Locale.ROOT)
              .startsWith(pattern.substring(0, pattern.length() - 1));
    }
  }

  static final class FindsPartsOfWords extends SharedMemoryContract {
    FindsPartsOfWords() {
      super(
          disk ->
              new OwnSearch(
                  disk,
                  (query, request) -> matches(query, request) || request.contains(text(query))));
    }
  }

  static final class RanksByDateOnly extends SharedMemoryContract {
    RanksByDateOnly() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  QueryResult found = super.query(query);
                  return new QueryResult(
                      found.sessions().stream().sorted(SessionQuery.ORDER).toList(),
                      found.unreadable());
                }
              });
    }
  }

  static final class RanksWithinTheNewest extends SharedMemoryContract {
    RanksWithinTheNewest() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public QueryResult query(SessionQuery query) {
                  QueryResult all = super.query(unlimited(query));
                  return new QueryResult(
                      all.sessions().stream()
                          .sorted(SessionQuery.ORDER)
                          .limit(query.limit().orElse(Integer.MAX_VALUE))
                          .sorted(query.order())
                          .toList(),
                      all.unreadable());
                }
              });
    }

    private static SessionQuery unlimited(SessionQuery query) {
      return query.limitedTo(Integer.MAX_VALUE);
    }
  }

  private static String text(SessionQuery query) {
    return query.search().map(search -> search.text()).orElse("");
  }

  private static boolean matches(SessionQuery query, String request) {
    return query.search().filter(search -> !search.matches(request)).isEmpty();
  }

  /** Decides by itself whether a request matches, where there is a search and nothing else. */
  private static final class OwnSearch extends SharedMemoryStore {

    private final BiPredicate<SessionQuery, String> matches;

    OwnSearch(Disk disk, BiPredicate<SessionQuery, String> matches) {
      super(disk);
      this.matches = matches;
    }

    @Override
    public void scan(SessionQuery query, SessionVisitor visitor) {
      boolean own =
          query.search().isPresent() && query.statuses().isEmpty() && query.branch().isEmpty();
      super.scan(own ? SessionQuery.all() : query, own ? filtering(query, visitor) : visitor);
    }

    private SessionVisitor filtering(SessionQuery query, SessionVisitor visitor) {
      return new SessionVisitor() {
        @Override
        public void onSession(Session session) {
          if (matches.test(query, session.featureRequest())) {
            visitor.onSession(session);
          }
        }

        @Override
        public void onUnreadable(UnreadableRecord record) {
          visitor.onUnreadable(record);
        }
      };
    }
  }
}

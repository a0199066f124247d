package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which sessions to find. A session must meet every filter that is given.
 *
 * @param statuses one of these; any, where the set is empty
 * @param phase in this phase
 * @param branch created on this branch, letter for letter
 * @param createdAfter created at this time or later
 * @param createdBefore created at this time or earlier
 * @param unchangedSince not ended, and last changed at this time or earlier
 * @param activeOnly not ended
 * @param search what its feature request must match
 * @param limit how many at the most, the first by {@link #order}; at least 1
 */
public record SessionQuery(
    Set<SessionStatus> statuses,
    Optional<SessionPhase> phase,
    Optional<String> branch,
    Optional<Instant> createdAfter,
    Optional<Instant> createdBefore,
    Optional<Instant> unchangedSince,
    boolean activeOnly,
    Optional<SearchQuery> search,
    OptionalInt limit) {

  /** Newest creation first; equal times by id. The order of a query without a search. */
  public static final Comparator<Session> ORDER = SessionQuery::newestFirst;

  /**
   * Copies the set and checks the limit.
   *
   * @throws InvalidInputException if the limit is below 1
   */
  public SessionQuery {
    statuses = Set.copyOf(statuses);
    if (limit.isPresent() && limit.getAsInt() < 1) {
      throw InvalidInputException.of(
          "limit", Integer.toString(limit.getAsInt()), "a whole number of at least 1");
    }
  }

  private static int newestFirst(Session one, Session other) {
    int byTime = other.createdAt().compareTo(one.createdAt());
    return byTime != 0 ? byTime : one.id().compareTo(other.id());
  }

  /** Every session. */
  public static SessionQuery all() {
    return new SessionQuery(
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        OptionalInt.empty());
  }

  /** Only sessions with this status, or one of those asked for before. */
  public SessionQuery withStatus(SessionStatus status) {
    EnumSet<SessionStatus> more = EnumSet.of(status);
    more.addAll(statuses);
    return new SessionQuery(
        more,
        phase,
        branch,
        createdAfter,
        createdBefore,
        unchangedSince,
        activeOnly,
        search,
        limit);
  }

  /** Only sessions in this phase. */
  public SessionQuery inPhase(SessionPhase wanted) {
    return new SessionQuery(
        statuses,
        Optional.of(wanted),
        branch,
        createdAfter,
        createdBefore,
        unchangedSince,
        activeOnly,
        search,
        limit);
  }

  /** Only sessions created on this branch. */
  public SessionQuery onBranch(String wanted) {
    return new SessionQuery(
        statuses,
        phase,
        Optional.of(wanted),
        createdAfter,
        createdBefore,
        unchangedSince,
        activeOnly,
        search,
        limit);
  }

  /** Only sessions created at this time or later. */
  public SessionQuery createdAfter(Instant earliest) {
    return new SessionQuery(
        statuses,
        phase,
        branch,
        Optional.of(earliest),
        createdBefore,
        unchangedSince,
        activeOnly,
        search,
        limit);
  }

  /** Only sessions created at this time or earlier. */
  public SessionQuery createdBefore(Instant latest) {
    return new SessionQuery(
        statuses,
        phase,
        branch,
        createdAfter,
        Optional.of(latest),
        unchangedSince,
        activeOnly,
        search,
        limit);
  }

  /** Only sessions that have not ended, and that nothing changed after this time. */
  public SessionQuery unchangedSince(Instant latest) {
    return new SessionQuery(
        statuses,
        phase,
        branch,
        createdAfter,
        createdBefore,
        Optional.of(latest),
        activeOnly,
        search,
        limit);
  }

  /** Only sessions that have not ended. */
  public SessionQuery active() {
    return new SessionQuery(
        statuses, phase, branch, createdAfter, createdBefore, unchangedSince, true, search, limit);
  }

  /** Only sessions whose feature request matches, the best match first. */
  public SessionQuery matching(SearchQuery wanted) {
    return new SessionQuery(
        statuses,
        phase,
        branch,
        createdAfter,
        createdBefore,
        unchangedSince,
        activeOnly,
        Optional.of(wanted),
        limit);
  }

  /** At most so many, the newest. */
  public SessionQuery limitedTo(int most) {
    return new SessionQuery(
        statuses,
        phase,
        branch,
        createdAfter,
        createdBefore,
        unchangedSince,
        activeOnly,
        search,
        OptionalInt.of(most));
  }

  /** Whether the session meets every filter; the limit is not one of them. */
  public boolean matches(Session session) {
    return (statuses.isEmpty() || statuses.contains(session.status()))
        && (phase.isEmpty() || phase.equals(session.currentPhase()))
        && (branch.isEmpty() || branch.get().equals(session.gitContext().branch()))
        && (createdAfter.isEmpty() || !session.createdAt().isBefore(createdAfter.get()))
        && (createdBefore.isEmpty() || !session.createdAt().isAfter(createdBefore.get()))
        && (unchangedSince.isEmpty()
            || (session.isActive() && !session.lastChange().isAfter(unchangedSince.get())))
        && (!activeOnly || session.isActive())
        && (search.isEmpty() || relevance(session) > 0);
  }

  /** How well the session matches the search; 0 if it does not, or there is none. */
  public long relevance(Session session) {
    return search.map(wanted -> wanted.score(session.featureRequest())).orElse(0L);
  }

  /** The best match of the search first, where there is one; equal ones by {@link #ORDER}. */
  public Comparator<Session> order() {
    return search.isEmpty()
        ? ORDER
        : Comparator.comparingLong(this::relevance).reversed().thenComparing(ORDER);
  }
}

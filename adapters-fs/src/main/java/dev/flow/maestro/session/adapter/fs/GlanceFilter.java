package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * The filters of a query, all but the search, on glances. It may let sessions pass that do not
 * match, and never holds one up that does.
 */
final class GlanceFilter {

  private static final int ANY = -2;

  /** A bit for each, by its place among all. */
  private final long statuses;

  private final int phase;
  private final boolean anyBranch;
  private final int branch;
  private final long earliest;
  private final long latest;
  private final long latestChange;

  GlanceFilter(SessionQuery query) {
    boolean ended = !query.activeOnly() && query.unchangedSince().isEmpty();
    this.statuses =
        bits(query.statuses().isEmpty() ? Set.of(SessionStatus.values()) : query.statuses(), ended);
    this.phase = query.phase().map(Glance::phase).orElse(ANY);
    this.anyBranch = query.branch().isEmpty();
    this.branch = query.branch().map(Glance::branch).orElse(0);
    this.earliest = query.createdAfter().map(GlanceFilter::ceilMicros).orElse(Long.MIN_VALUE);
    this.latest = floor(query.createdBefore());
    this.latestChange = floor(query.unchangedSince());
  }

  private static long bits(Set<SessionStatus> wanted, boolean ended) {
    long bits = 0;
    for (SessionStatus status : wanted) {
      if (ended || !status.isTerminal()) {
        bits |= 1L << Glance.status(status);
      }
    }
    return bits;
  }

  private static long floor(Optional<Instant> time) {
    return time.map(Glance::floorMicros).orElse(Long.MAX_VALUE);
  }

  private static long ceilMicros(Instant time) {
    long floor = Glance.floorMicros(time);
    boolean whole = time.equals(time.truncatedTo(ChronoUnit.MICROS));
    return whole || floor == Long.MAX_VALUE ? floor : floor + 1;
  }

  /** Whether a session with this glance may match. */
  boolean mayMatch(Glance glance) {
    return mayMatch(
        glance.created(), glance.changed(), glance.status(), glance.phase(), glance.branch());
  }

  /** The same, of the components of a glance. */
  boolean mayMatch(long created, long changed, int statusPlace, int phasePlace, int branchHash) {
    return (statuses >>> statusPlace & 1) != 0
        && created >= earliest
        && created <= latest
        && changed <= latestChange
        && (phase == ANY || phase == phasePlace)
        && (anyBranch || branch == branchHash);
  }
}

package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.util.EnumSet;
import java.util.Set;

// guide: a policy
/**
 * As specified, but nothing is completed from a pause, and a failed session may be planned anew.
 */
final class ReviewedPolicy implements TransitionPolicy {

  @Override
  public Set<SessionStatus> allowedFrom(SessionStatus from) {
    Set<SessionStatus> specified = TransitionPolicy.specification().allowedFrom(from);
    return switch (from) {
      case PAUSED -> without(specified, SessionStatus.COMPLETED);
      case FAILED -> Set.of(SessionStatus.PLANNING);
      case INITIALIZING,
          PLANNING,
          GENERATING_TASKS,
          IMPLEMENTING,
          VALIDATING,
          GENERATING_REPORT,
          COMPLETED ->
          specified;
    };
  }

  private static Set<SessionStatus> without(Set<SessionStatus> all, SessionStatus one) {
    Set<SessionStatus> rest = EnumSet.copyOf(all);
    rest.remove(one);
    return rest;
  }
}
// end

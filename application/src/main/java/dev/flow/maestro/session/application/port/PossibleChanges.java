package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Collection;
import java.util.Set;

/**
 * What may have changed in a store. To look at what did not change does no harm.
 *
 * @param sessions these may have changed, come or gone
 * @param everything any session may have
 */
public record PossibleChanges(Set<SessionId> sessions, boolean everything) {

  /** Copies the set. */
  public PossibleChanges {
    sessions = Set.copyOf(sessions);
  }

  /** Nothing changed, as far as is known. */
  public static PossibleChanges none() {
    return new PossibleChanges(Set.of(), false);
  }

  /** Only these may have changed. */
  public static PossibleChanges of(Collection<SessionId> sessions) {
    return new PossibleChanges(Set.copyOf(sessions), false);
  }

  /** Everything may have changed. */
  public static PossibleChanges anything() {
    return new PossibleChanges(Set.of(), true);
  }

  /** Whether nothing may have changed. */
  public boolean isNone() {
    return !everything && sessions.isEmpty();
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at the stamp of every document, and finds those that are not as they were. A stamp that is
 * too young to be believed makes the session be found once more; see {@link IndexPolicy#isSettled}.
 */
final class StampLook {

  /** That of no document, and not that of one that is missing. */
  private static final Stamp UNSETTLED = new Stamp(-1, -1, -1, -1);

  private final StoreLayout layout;
  private final Optional<SessionId> only;
  private final boolean blind;
  private Map<SessionId, Stamp> stamps = new HashMap<>();

  StampLook(StoreLayout layout, Optional<SessionId> only) {
    this.layout = layout;
    this.only = only;
    this.blind = !Stamp.canBeHadOf(layout.root());
  }

  /** Whether stamps cannot be had, so that any session may have changed at any time. */
  boolean isBlind() {
    return blind;
  }

  /** The sessions that came, changed or went since the last look; all of them at the first. */
  Set<SessionId> changed() {
    List<SessionId> ids;
    try {
      ids =
          only.isPresent()
              ? only.stream().toList()
              : new SessionsFolder(layout).listUnsorted().ids();
    } catch (StoreUnavailableException e) {
      // Whoever reads sessions meets it, too, and says so.
      return Set.of();
    }
    long moment = nanos(Instant.now());
    Map<SessionId, Stamp> now = new HashMap<>();
    Set<SessionId> changed = new HashSet<>(stamps.keySet());
    for (SessionId id : ids) {
      Stamp stamp = Stamp.of(layout.metadata(id)).orElse(Stamp.NONE);
      boolean same = stamp.equals(stamps.get(id));
      if (same) {
        changed.remove(id);
      } else {
        changed.add(id);
      }
      now.put(id, IndexPolicy.USUAL.isSettled(stamp, moment) ? stamp : UNSETTLED);
    }
    stamps = now;
    return changed;
  }

  private static long nanos(Instant time) {
    return Math.addExact(
        Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), (long) time.getNano());
  }
}

package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionEvent;
import java.time.Duration;

/**
 * Is told by a store of what its callers cannot see, in the thread that called the store. What it
 * does cannot undo anything, so it should be quick and not throw; and it must not call the store.
 */
public interface StoreListener {

  /**
   * A change wanted the lock of a session. Told when the lock is no longer held.
   *
   * @param waited how long it took until the lock was taken, or until the wait was given up
   * @param taken whether the lock was taken
   */
  default void onLockWait(Duration waited, boolean taken) {}

  /**
   * An edit from outside was recorded in the history: once for each event of that kind.
   *
   * @param event the event as it was recorded
   */
  default void onExternalEdit(SessionEvent event) {}

  /** Takes note of nothing. Always the same one. */
  static StoreListener none() {
    return NoStoreListener.INSTANCE;
  }

  /** The same listener, but what it throws is logged as a warning and goes no further. */
  static StoreListener guarded(StoreListener listener) {
    return listener.equals(none()) ? listener : new GuardedStoreListener(listener);
  }
}

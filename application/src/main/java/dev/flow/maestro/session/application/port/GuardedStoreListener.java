package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/** Tells another listener, and logs what that throws. */
record GuardedStoreListener(StoreListener listener) implements StoreListener {

  @Override
  public void onLockWait(Duration waited, boolean taken) {
    guard(() -> listener.onLockWait(waited, taken));
  }

  @Override
  public void onExternalEdit(SessionEvent event) {
    guard(() -> listener.onExternalEdit(event));
  }

  private static void guard(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException e) {
      Logger logger = System.getLogger(StoreListener.class.getName());
      logger.log(Level.WARNING, "a listener of the store failed", e);
    }
  }
}

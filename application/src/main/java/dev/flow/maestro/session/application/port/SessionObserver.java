package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Is told of each change that a use case made, after it was stored, in the thread that made it.
 * What it does cannot undo the change, so it should be quick and not throw.
 */
@FunctionalInterface
public interface SessionObserver {

  /** Takes note of a change. */
  void onEvent(SessionEvent event);

  /** Takes note of nothing. */
  static SessionObserver none() {
    return event -> {};
  }

  /** Tells each of them in this order; one that throws keeps nothing from the others. */
  static SessionObserver toAll(List<SessionObserver> observers) {
    List<SessionObserver> guarded = observers.stream().map(SessionObserver::guarded).toList();
    return event -> guarded.forEach(observer -> observer.onEvent(event));
  }

  /** The same, but what it throws is logged as a warning and goes no further. */
  default SessionObserver guarded() {
    return event -> {
      try {
        onEvent(event);
      } catch (RuntimeException e) {
        Logger logger = System.getLogger(SessionObserver.class.getName());
        logger.log(Level.WARNING, "an observer failed on revision " + event.revision(), e);
      }
    };
  }
}

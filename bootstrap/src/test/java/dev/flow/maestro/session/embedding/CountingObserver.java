package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

// guide: an observer
/** Counts how often sessions entered each status. Safe for use by several threads. */
final class CountingObserver implements SessionObserver {

  private final ConcurrentMap<SessionStatus, LongAdder> entered = new ConcurrentHashMap<>();

  @Override
  public void onEvent(SessionEvent event) {
    boolean isEntry = event.from().filter(event.to()::equals).isEmpty();
    if (isEntry) {
      entered.computeIfAbsent(event.to(), status -> new LongAdder()).increment();
    }
  }

  long entered(SessionStatus status) {
    return entered.getOrDefault(status, new LongAdder()).sum();
  }
}
// end

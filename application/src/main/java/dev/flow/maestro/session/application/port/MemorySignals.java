package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The signals of a store whose changes all go through one instance. */
final class MemorySignals {

  private final List<Signal> open = new CopyOnWriteArrayList<>();

  ChangeSignal open() {
    Signal signal = new Signal();
    open.add(signal);
    return signal;
  }

  /** Is called when a change can be read. */
  void tell(SessionId id) {
    open.forEach(signal -> signal.tell(id));
  }

  private final class Signal implements ChangeSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition told = lock.newCondition();
    private final Set<SessionId> changed = new HashSet<>();

    void tell(SessionId id) {
      lock.lock();
      try {
        changed.add(id);
        told.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public PossibleChanges await(Duration atMost) {
      lock.lock();
      try {
        long left = TimeUnit.NANOSECONDS.convert(atMost);
        while (changed.isEmpty() && left > 0) {
          left = told.awaitNanos(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        lock.unlock();
      }
      return take();
    }

    private PossibleChanges take() {
      lock.lock();
      try {
        PossibleChanges taken = PossibleChanges.of(changed);
        changed.clear();
        return taken;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      open.remove(this);
    }
  }
}

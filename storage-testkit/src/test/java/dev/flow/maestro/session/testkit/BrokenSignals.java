package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.util.Optional;

/** Stores whose signals are of no use, each as the contract that it must fail. */
final class BrokenSignals {

  private BrokenSignals() {}

  static final class WakesForNothing extends SharedMemoryContract {
    WakesForNothing() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public ChangeSignal changeSignal(Optional<SessionId> only) {
                  return new Nothing();
                }
              });
    }
  }

  private static final class Nothing implements ChangeSignal {

    @Override
    public PossibleChanges await(Duration atMost) {
      return PossibleChanges.none();
    }

    @Override
    public void close() {
      // There is nothing to free.
    }
  }
}

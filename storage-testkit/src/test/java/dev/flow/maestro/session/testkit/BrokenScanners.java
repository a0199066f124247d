package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.concurrent.atomic.AtomicInteger;

/** Stores that show the wrong sessions. */
final class BrokenScanners {

  private BrokenScanners() {}

  static final class ScansWithoutFilters extends SharedMemoryContract {
    ScansWithoutFilters() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void scan(SessionQuery query, SessionVisitor visitor) {
                  super.scan(SessionQuery.all(), visitor);
                }
              });
    }
  }

  static final class HidesTheUnreadableFromScans extends SharedMemoryContract {
    HidesTheUnreadableFromScans() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void scan(SessionQuery query, SessionVisitor visitor) {
                  super.scan(query, onlySessions(visitor));
                }
              });
    }

    private static SessionVisitor onlySessions(SessionVisitor visitor) {
      return new SessionVisitor() {
        @Override
        public void onSession(Session session) {
          visitor.onSession(session);
        }

        @Override
        public void onUnreadable(UnreadableRecord record) {}
      };
    }
  }

  static final class ScansWithinTheLimit extends SharedMemoryContract {
    ScansWithinTheLimit() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void scan(SessionQuery query, SessionVisitor visitor) {
                  AtomicInteger left = new AtomicInteger(query.limit().orElse(Integer.MAX_VALUE));
                  super.scan(query, onlyFirst(left, visitor));
                }
              });
    }

    private static SessionVisitor onlyFirst(AtomicInteger left, SessionVisitor visitor) {
      return new SessionVisitor() {
        @Override
        public void onSession(Session session) {
          if (left.getAndDecrement() > 0) {
            visitor.onSession(session);
          }
        }

        @Override
        public void onUnreadable(UnreadableRecord record) {
          visitor.onUnreadable(record);
        }
      };
    }
  }

  static final class SwallowsWhatTheVisitorThrows extends SharedMemoryContract {
    SwallowsWhatTheVisitorThrows() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void scan(SessionQuery query, SessionVisitor visitor) {
                  try {
                    super.scan(query, visitor);
                  } catch (IllegalStateException e) {
                    // Lost.
                  }
                }
              });
    }
  }

  static final class ComesInAnyOrder extends SharedMemoryContract {
    ComesInAnyOrder() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
                  super.scan(query, visitor);
                }
              });
    }
  }
}

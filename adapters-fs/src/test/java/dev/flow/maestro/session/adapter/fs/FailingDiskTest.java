package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.disk.Fault;
import dev.flow.maestro.session.adapter.fs.disk.FaultyDisk;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promises G3 and G4: whichever operation of the disk fails, a call either has its whole effect, or
 * throws and has none, or throws and says that it has, unconfirmed.
 */
class FailingDiskTest {

  private static final int MORE_THAN_THERE_ARE = 1_000;

  @TempDir Path root;

  private final FaultyDisk disk = new FaultyDisk();

  /** A call of the store, and what it is to change. */
  enum Call {
    CREATE_FIRST(false) {
      @Override
      void on(FileSessionRepository store, SessionRevision first) {
        store.create(first);
      }
    },
    CREATE_ANOTHER(false) {
      @Override
      void on(FileSessionRepository store, SessionRevision first) {
        store.create(first);
      }
    },
    UPDATE(true) {
      @Override
      void on(FileSessionRepository store, SessionRevision first) {
        store.update(first.session().id(), Stores.countingOne());
      }
    },
    DELETE(true) {
      @Override
      void on(FileSessionRepository store, SessionRevision first) {
        store.delete(first.session().id());
      }
    };

    private final boolean there;

    Call(boolean there) {
      this.there = there;
    }

    abstract void on(FileSessionRepository store, SessionRevision first);

    /** The revision before, and the one after; 0 is no session. */
    long before() {
      return there ? 1 : 0;
    }

    long after() {
      return this == DELETE ? 0 : before() + 1;
    }
  }

  static Stream<Arguments> callsAndFaults() {
    return Stream.of(Call.values())
        .flatMap(
            call ->
                Stream.of(Fault.values())
                    .flatMap(
                        fault ->
                            Stream.of(
                                Arguments.of(call, fault, false),
                                Arguments.of(call, fault, true))));
  }

  @ParameterizedTest(name = "{0} {1} for ever: {2}")
  @MethodSource("callsAndFaults")
  void eachOperationMayFail(Call call, Fault fault, boolean forEver) throws IOException {
    failEach(call, n -> disk.failAt(n, fault, forEver), 10, false);
  }

  @ParameterizedTest
  @EnumSource(Call.class)
  void eachForceMayFail(Call call) throws IOException {
    failEach(call, n -> disk.failForceAt(n, Fault.EIO), 2, true);
  }

  /**
   * Lets one operation fail, then the next, until there is none left.
   *
   * @param fewest how many there are at the least
   * @param eachMatters whether none of the failures may be passed over
   */
  private void failEach(Call call, IntConsumer failAt, int fewest, boolean eachMatters)
      throws IOException {
    for (int n = 1; n < MORE_THAN_THERE_ARE; n++) {
      Path place = Files.createDirectory(root.resolve("n" + n));
      FileSessionRepository healthy = new FileSessionRepository(place);
      SessionRevision first = aSession().revision();
      if (call == Call.CREATE_ANOTHER) {
        Stores.create(healthy, aSession().revision());
      } else if (call.there) {
        Stores.create(healthy, first);
      }
      FileSessionRepository store = new FileSessionRepository(disk.path(place));
      failAt.accept(n);
      Optional<SessionException> failure = call(call, store, first);
      boolean failed = disk.heal();
      if (failed && eachMatters) {
        assertThat(failure).as("failure %s was passed over", n).isPresent();
      }
      requireOldOrNew(call, first, healthy, failure, n);
      requireGoingOn(healthy);
      if (!failed) {
        assertThat(failure).isEmpty();
        assertThat(n).isGreaterThan(fewest);
        return;
      }
    }
    throw new AssertionError("there is always one more operation");
  }

  /** Anything else that is thrown is a failure of the test. */
  private static Optional<SessionException> call(
      Call call, FileSessionRepository store, SessionRevision first) {
    try {
      call.on(store, first);
      return Optional.empty();
    } catch (SessionException e) {
      return Optional.of(e);
    }
  }

  private static void requireOldOrNew(
      Call call,
      SessionRevision first,
      FileSessionRepository healthy,
      Optional<SessionException> failure,
      int n) {
    boolean done =
        failure.map(e -> String.valueOf(e.getMessage()).contains("did not confirm")).orElse(true);
    SessionId id = first.session().id();
    long revision = healthy.find(id).map(Session::revision).orElse(0L);
    assertThat(revision)
        .as("after operation %s: %s", n, failure)
        .isEqualTo(done ? call.after() : call.before());
    if (revision > 0) {
      assertThat(healthy.history(id)).hasSize((int) revision);
    }
    QueryResult found = healthy.query(SessionQuery.all());
    assertThat(found.unreadable()).isEmpty();
    assertThat(found.sessions().stream().anyMatch(session -> session.id().equals(id)))
        .isEqualTo(revision > 0);
  }

  private static void requireGoingOn(FileSessionRepository healthy) {
    SessionId next = Stores.create(healthy, aSession().revision());
    for (Session session : healthy.query(SessionQuery.all()).sessions()) {
      long revision = healthy.update(session.id(), Stores.countingOne()).session().revision();
      assertThat(revision).isEqualTo(session.revision() + 1);
    }
    healthy.delete(next);
  }
}

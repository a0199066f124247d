package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G14, descriptors: however often the store is used, and whatever goes wrong each time, no
 * file stays open. Looks while it goes on, too: what leaks is closed by the garbage collector some
 * time.
 */
class OpenFilesTest {

  private static final int CALLS = ProofSize.of(1_000, 10_000);
  private static final Path OPEN = Path.of("/proc/self/fd");

  /** What the JVM itself may open meanwhile. */
  private static final int SLACK = 10;

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path root;

  private interface Call {
    void run() throws Exception;
  }

  private record Case(Call call, Optional<Class<? extends Throwable>> fails) {}

  private final List<SessionId> used = new ArrayList<>();
  private final List<Case> cases = new ArrayList<>();

  private void succeeds(Call call) {
    cases.add(new Case(call, Optional.empty()));
  }

  private void fails(Class<? extends Throwable> with, Call... calls) {
    for (Call call : calls) {
      cases.add(new Case(call, Optional.of(with)));
    }
  }

  private static long open() throws IOException {
    try (Stream<Path> files = Files.list(OPEN)) {
      return files.count();
    }
  }

  @Test
  void noneIsLeftOpen() throws Exception {
    assumeTrue(Files.isDirectory(OPEN), "not run: there is no /proc/self/fd here");
    FileSessionRepository store =
        new FileSessionRepository(
            root, FileStoreOptions.defaults().withLockTimeout(Duration.ofMillis(1)));
    inOrder(store);
    missing(store);
    unreadable(store, "a folder");
    unreadable(store, "a link");
    unreadable(store, "no JSON");
    unreadable(store, "too large");
    damagedHistory(store);
    inAFileThatIsNoStore();
    SessionId locked = withALockOfItsOwn(store);
    fails(
        StoreLockedException.class,
        () -> store.update(locked, Stores.countingOne()),
        () -> store.delete(locked));
    try (OtherProcess other = OtherProcess.holding(new StoreLayout(root).lock(locked))) {
      assertThat(other.isAlive()).isTrue();
      run(cases.size());
      long before = open();
      long most = before;
      for (int calls = 0; calls < CALLS; calls += cases.size()) {
        run(cases.size());
        most = Math.max(most, open());
      }

      assertThat(most).isBetween(before - SLACK, before + SLACK);
      System.out.printf("G14: %d calls, %d open before, %d at most%n", CALLS, before, most);
    }
  }

  /** Some sessions share a lock file; what is not to be locked must not share this one's. */
  private SessionId withALockOfItsOwn(FileSessionRepository store) {
    StoreLayout layout = new StoreLayout(root);
    Set<Path> others = used.stream().map(layout::lock).collect(Collectors.toSet());
    return Stores.create(
        store,
        Stream.generate(() -> aSession().revision())
            .filter(first -> !others.contains(layout.lock(first.session().id())))
            .findFirst()
            .orElseThrow());
  }

  private SessionId use(SessionId id) {
    used.add(id);
    return id;
  }

  private void run(int calls) {
    for (Case each : cases.subList(0, calls)) {
      Throwable thrown = catchThrowable(each.call::run);
      if (each.fails.isPresent()) {
        assertThat(thrown).isInstanceOf(each.fails.get());
      } else {
        assertThat(thrown).isNull();
      }
    }
  }

  private void inOrder(FileSessionRepository store) {
    SessionRevision first = aSession().revision();
    SessionId id = use(Stores.create(store, first));
    SessionRevision another = aSession().revision();
    SessionId passing = use(another.session().id());
    succeeds(() -> store.find(id));
    succeeds(() -> store.history(id));
    succeeds(() -> store.query(SessionQuery.all().limitedTo(1)));
    succeeds(() -> store.idsStartingWith("0"));
    succeeds(() -> store.update(id, Stores.countingOne()));
    succeeds(() -> store.create(another));
    succeeds(() -> store.delete(passing));
    fails(SessionExistsException.class, () -> store.create(first));
    fails(
        IllegalTransitionException.class,
        () -> store.update(id, Stores.to(SessionStatus.COMPLETED)));
    fails(
        SessionConflictException.class,
        () ->
            store.update(
                id,
                session -> {
                  Expectation.status(SessionStatus.PAUSED).requireMetBy(session);
                  throw new AssertionError();
                }));
  }

  private void missing(FileSessionRepository store) {
    SessionId id = use(new SessionId(UUID.randomUUID()));
    succeeds(() -> store.find(id));
    fails(
        SessionNotFoundException.class,
        () -> store.history(id),
        () -> store.update(id, Stores.countingOne()),
        () -> store.delete(id));
  }

  private void unreadable(FileSessionRepository store, String how) throws IOException {
    StoreLayout layout = new StoreLayout(root);
    SessionId id = use(Stores.create(store, aSession().revision()));
    Path file = layout.metadata(id);
    Files.delete(file);
    switch (how) {
      case "a folder" -> Files.createDirectory(file);
      case "a link" -> Files.createSymbolicLink(file, layout.history(id));
      case "no JSON" -> Files.setLastModifiedTime(Files.writeString(file, "{"), LONG_AGO);
      default -> {
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
          sparse.setLength(10L << 30);
        }
        Files.setLastModifiedTime(file, LONG_AGO);
      }
    }
    fails(
        UnreadableSessionException.class,
        () -> store.find(id),
        () -> store.history(id),
        () -> store.update(id, Stores.countingOne()));
  }

  private void damagedHistory(FileSessionRepository store) throws IOException {
    SessionId id = use(Stores.create(store, aSession().revision()));
    Files.writeString(new StoreLayout(root).history(id), "{}\n{}\n");
    succeeds(() -> store.find(id));
  }

  private void inAFileThatIsNoStore() throws IOException {
    Path file = Files.createDirectories(root.resolve("other/.flow")).resolve("maestro");
    Files.writeString(file, "");
    FileSessionRepository nowhere = new FileSessionRepository(root.resolve("other"));
    fails(
        StoreUnavailableException.class,
        () -> nowhere.create(aSession().revision()),
        () -> nowhere.query(SessionQuery.all()));
  }
}

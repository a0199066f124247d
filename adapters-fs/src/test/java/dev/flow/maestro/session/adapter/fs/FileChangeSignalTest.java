package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What wakes who follows a store of files, also where the system does not tell everything. */
class FileChangeSignalTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  /** How the system helps. */
  enum Help {
    /** It tells of every folder. */
    FULL,
    /** It has no watch left from the start. */
    NONE,
    /** It comes to its limit with the second folder of a session. */
    AT_ITS_LIMIT;

    FolderWatch open(Path folder) throws IOException {
      return switch (this) {
        case FULL -> FolderWatch.open(folder);
        case NONE -> throw new IOException("User limit of inotify instances reached");
        case AT_ITS_LIMIT -> new Limited(FolderWatch.open(folder));
      };
    }
  }

  private record Limited(FolderWatch watch, AtomicInteger registered) implements FolderWatch {

    Limited(FolderWatch watch) {
      this(watch, new AtomicInteger());
    }

    @Override
    public WatchKey register(Path folder) throws IOException {
      if (registered.incrementAndGet() > 2) {
        throw new IOException("User limit of inotify watches reached");
      }
      return watch.register(folder);
    }

    @Override
    public Optional<WatchKey> poll(Duration atMost) {
      return watch.poll(atMost);
    }

    @Override
    public void close() {
      watch.close();
    }
  }

  @TempDir Path root;

  private ChangeSignal open(Help help, Optional<SessionId> only) {
    return FileChangeSignal.open(new StoreLayout(root), only, help::open);
  }

  private FileSessionRepository store() {
    return new FileSessionRepository(root);
  }

  /** Waits until the session was named; what else is, does no harm. */
  private static void assertNames(ChangeSignal signal, SessionId id) {
    long deadline = System.nanoTime() + LONG.toNanos();
    Set<SessionId> named = new HashSet<>();
    while (!named.contains(id) && System.nanoTime() - deadline < 0) {
      PossibleChanges changes = signal.await(LONG);
      named.addAll(changes.sessions());
    }
    assertThat(named).contains(id);
  }

  /** Takes what it names, until that is nothing new. */
  private static void drain(ChangeSignal signal) {
    PossibleChanges changes = signal.await(Duration.ZERO);
    while (!changes.isNone()) {
      changes = signal.await(Duration.ZERO);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesWhatComesChangesAndGoes(Help help) throws IOException {
    SessionId before = Stores.create(store(), aSession().revision());
    Stores.create(store(), aSession().revision());
    try (ChangeSignal signal = open(help, Optional.empty())) {
      SessionId id = Stores.create(store(), aSession().revision());
      assertNames(signal, id);

      store().update(before, Stores.countingOne());
      assertNames(signal, before);

      drain(signal);
      Stores.editAsPeer(new StoreLayout(root).metadata(id), "\"main\"", "\"other\"");
      assertNames(signal, id);

      drain(signal);
      TrashEntry entry = store().trash().take(id, Stores.NOW);
      assertNames(signal, id);
      store().trash().restore(entry);
      assertNames(signal, id);
      drain(signal);
      store().update(id, Stores.countingOne());
      assertNames(signal, id);

      drain(signal);
      store().delete(id);
      assertNames(signal, id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesASessionThatThePeerMakesStepByStep(Help help) throws IOException {
    SessionId id = Stores.create(store(), aSession().revision());
    byte[] document = Files.readAllBytes(new StoreLayout(root).metadata(id));
    store().delete(id);
    try (ChangeSignal signal = open(help, Optional.of(id))) {
      drain(signal);
      Files.createDirectory(new StoreLayout(root).folder(id));
      drain(signal);
      Files.write(new StoreLayout(root).metadata(id), document);
      assertNames(signal, id);
    }
  }

  @ParameterizedTest
  @EnumSource
  void outlivesTheWholeStore(Help help) throws IOException {
    try (ChangeSignal signal = open(help, Optional.empty())) {
      SessionId id = Stores.create(store(), aSession().revision());
      assertNames(signal, id);
      remove(root.resolve(".flow"));
      assertNames(signal, id);
      SessionId next = Stores.create(store(), aSession().revision());
      assertNames(signal, next);
      store().update(next, Stores.countingOne());
      assertNames(signal, next);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.delete(file);
      }
    }
  }
}

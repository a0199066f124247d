package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store that makes an index of a single session already, and the same store without one. */
public abstract class IndexedStore {

  /** Longer than a step of the clock that file systems take their times from. */
  private static final Duration SETTLING = Duration.ofMillis(20);

  /** Uses and makes an index wherever it can. */
  static final IndexPolicy EAGER = new IndexPolicy(0, 0, SETTLING, Duration.ZERO);

  /** Neither makes an index nor, since none is ever there before, uses one. */
  static final IndexPolicy NEVER =
      new IndexPolicy(Integer.MAX_VALUE, 0, SETTLING, Duration.ofDays(1));

  @TempDir Path root;

  StoreLayout layout;
  FileSessionRepository store;

  @BeforeEach
  void open() {
    layout = new StoreLayout(root);
    store = open(root);
  }

  /** The root of the store. */
  protected final Path root() {
    return root;
  }

  /** The store. */
  protected final FileSessionRepository repository() {
    return store;
  }

  /** Where its index lies. */
  protected final Path indexFile() {
    return layout.index();
  }

  /** Opens a store below this folder that makes an index of a single session already. */
  protected static FileSessionRepository open(Path root) {
    return new FileSessionRepository(root, FileStoreOptions.defaults(), EAGER);
  }

  /** What reading every document finds. */
  QueryResult read(SessionQuery query) throws IOException {
    Path index = layout.index();
    Path aside = root.resolve("aside");
    boolean moved = Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS);
    if (moved) {
      Files.move(index, aside);
    }
    try {
      return new FileSessionRepository(root, FileStoreOptions.defaults(), NEVER).query(query);
    } finally {
      if (moved) {
        Files.move(aside, index);
      }
    }
  }

  Session given(SessionBuilder builder) {
    return Stores.require(store, Stores.create(store, builder.revision()));
  }

  /** Some sessions that have nothing special, and an index that has entries for all. */
  List<SessionId> indexed(int count) throws IOException {
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(given(aSession().asking("Session " + i)).id());
    }
    makeIndex();
    return ids;
  }

  /** Makes an index that covers the store as it is. */
  protected final void makeIndex() throws IOException {
    settle();
    Files.deleteIfExists(layout.index());
    store.query(SessionQuery.all());
    assertThat(layout.index()).exists();
  }

  /** Lets the clock of the file system go on until what was written so far is settled. */
  void settle() throws IOException {
    Path clock = root.resolve("clock");
    Files.writeString(clock, "");
    FileTime first = Files.getLastModifiedTime(clock);
    while (Files.getLastModifiedTime(clock).to(TimeUnit.NANOSECONDS)
        <= first.to(TimeUnit.NANOSECONDS) + 2 * SETTLING.toNanos()) {
      Thread.onSpinWait();
      Files.writeString(clock, "");
    }
    Files.delete(clock);
  }

  /** How many sessions have an entry in the index that says more than that they are to be read. */
  int covered() {
    try (SessionIndex index = SessionIndex.open(layout.index()).orElseThrow()) {
      int covered = 0;
      for (int entry = 0; entry < index.count(); entry++) {
        covered += index.isLeftOut(entry) ? 0 : 1;
      }
      return covered;
    }
  }

  List<Path> caches() throws IOException {
    try (Stream<Path> files = Files.list(layout.caches())) {
      return files.toList();
    }
  }
}

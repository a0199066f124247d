package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Promise G8: a program that writes the document in place, without a lock and without our members,
 * while we read and change it. Nothing is reported unreadable, revisions never go back, and its
 * changes are told in the history.
 *
 * <p>A reader waits one second for a document to be whole. A machine may stop the writer for longer
 * between its first byte and its last; a report of such a document is right.
 */
class PeerWriterTest {

  private static final Duration TIME = ProofSize.of(Duration.ofSeconds(2), Duration.ofMinutes(2));

  @TempDir Path root;

  private final AtomicBoolean over = new AtomicBoolean();
  private final Stops stops = new Stops();

  @ParameterizedTest(name = "every {0} ms, {1} bytes")
  @CsvSource({"0, 1000", "0, 50000", "1, 1000", "1, 50000", "10, 1000", "10, 50000"})
  void isTolerated(long gapMillis, int size) throws Exception {
    FileSessionRepository store = new FileSessionRepository(root);
    SessionId id = Stores.create(store, aSession().asking("x".repeat(size)).revision());
    Path metadata = new StoreLayout(root).metadata(id);
    AtomicInteger read = new AtomicInteger();

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> programs =
          List.of(
              () -> writeInPlace(metadata, gapMillis),
              () -> readOneByOne(store, id, read),
              () -> readAll(store, read),
              () -> change(store, id));
      List<Future<Integer>> results = programs.stream().map(threads::submit).toList();
      Thread.sleep(TIME.toMillis());
      over.set(true);
      for (Future<Integer> result : results) {
        assertThat(result.get()).isPositive();
      }
    } finally {
      over.set(true);
      threads.shutdownNow();
    }

    Session last = Stores.require(store, id);
    List<SessionEvent> history = store.history(id);
    assertThat(last.revision()).isEqualTo(history.size());
    assertThat(history).extracting(SessionEvent::type).contains(SessionEvent.Type.EXTERNAL_EDIT);
    assertThat(read).hasPositiveValue();
  }

  /** As the peer does it: read, parsed, changed, cut to nothing, and written in pieces. */
  private int writeInPlace(Path metadata, long gapMillis) throws Exception {
    int writes = 0;
    while (!over.get()) {
      writes++;
      String document = Files.readString(metadata);
      SessionDocument.parse(document.getBytes(StandardCharsets.UTF_8));
      byte[] content =
          document
              .replaceFirst(",\\s*\"revision\": \\d+", "")
              .replaceFirst("\"total_tasks\": \\d+", "\"total_tasks\": " + writes)
              .getBytes(StandardCharsets.UTF_8);
      stops.begin();
      try (OutputStream out = Files.newOutputStream(metadata)) {
        for (int from = 0; from < content.length; from += 8192) {
          out.write(content, from, Math.min(8192, content.length - from));
        }
      }
      stops.end();
      if (gapMillis > 0) {
        Thread.sleep(gapMillis);
      }
    }
    return writes;
  }

  private int readOneByOne(FileSessionRepository store, SessionId id, AtomicInteger read) {
    long revision = 0;
    while (!over.get()) {
      int stopsBefore = stops.ended();
      try {
        long now = Stores.require(store, id).revision();
        assertThat(now).isGreaterThanOrEqualTo(revision);
        revision = now;
        read.incrementAndGet();
      } catch (UnreadableSessionException e) {
        assertThat(stops.count()).as(e.getMessage()).isGreaterThan(stopsBefore);
      }
    }
    return 1;
  }

  private int readAll(FileSessionRepository store, AtomicInteger read) {
    while (!over.get()) {
      int stopsBefore = stops.ended();
      List<UnreadableRecord> unreadable = store.query(SessionQuery.all()).unreadable();
      assertThat(unreadable.isEmpty() || stops.count() > stopsBefore).as("" + unreadable).isTrue();
      read.incrementAndGet();
    }
    return 1;
  }

  private int change(FileSessionRepository store, SessionId id) throws IOException {
    int attempts = 0;
    while (!over.get()) {
      attempts++;
      int stopsBefore = stops.ended();
      try {
        StoreWorker.change(store, id, "ours" + attempts);
      } catch (StoreUnavailableException e) {
        // A writer that never rests: the change was refused, and says so.
        assertThat(e).hasMessageContaining("again and again");
      } catch (UnreadableSessionException e) {
        assertThat(stops.count()).as(e.getMessage()).isGreaterThan(stopsBefore);
      }
    }
    return attempts;
  }

  /** The times at which the writer stood still before its document was whole. */
  private static final class Stops {

    /** Less than a reader waits: it does not begin at the same moment. */
    private static final Duration LONG = Duration.ofMillis(900);

    private boolean halfWritten;
    private long since;
    private int ended;

    synchronized void begin() {
      since = System.nanoTime();
      halfWritten = true;
    }

    synchronized void end() {
      ended = count();
      halfWritten = false;
    }

    /** How many were over. */
    synchronized int ended() {
      return ended;
    }

    /** How many there were up to now, with one that is not over. */
    synchronized int count() {
      boolean stands = halfWritten && System.nanoTime() - since > LONG.toNanos();
      return stands ? ended + 1 : ended;
    }
  }
}

package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise G2: a reader sees one whole version of a session, and never an older one after a newer
 * one, while processes and threads write. Documents are {@link Marked} at both ends, and each
 * revision has its event.
 */
class WholeVersionsTest {

  private static final Duration TIME = ProofSize.of(Duration.ofSeconds(3), Duration.ofMinutes(5));

  /** So many that no history becomes too long to be read often. */
  private static final int SESSIONS = ProofSize.of(2, 20);

  @TempDir Path root;

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {1_000, 500_000})
  void areAllThatReadersSee(int size) throws Exception {
    FileSessionRepository store = new FileSessionRepository(root);
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      ids.add(Marked.create(store, size));
    }
    VersionWorker writer = new VersionWorker(root, true, TIME, ids);
    VersionWorker reader = new VersionWorker(root, false, TIME, ids);
    List<Callable<Integer>> all =
        List.of(
            writer.elsewhere(),
            writer.elsewhere(),
            writer,
            reader.elsewhere(),
            reader.elsewhere(),
            reader,
            reader);

    List<Integer> counts = Together.run(all);

    assertThat(counts).allMatch(count -> count > 0);
    int writes = counts.subList(0, 3).stream().mapToInt(Integer::intValue).sum();
    int reads = counts.subList(3, counts.size()).stream().mapToInt(Integer::intValue).sum();
    long revisions = 0;
    for (SessionId id : ids) {
      revisions += Stores.require(store, id).revision();
    }
    // Two revisions were there before.
    assertThat(revisions).isEqualTo(writes + 2L * SESSIONS);
    System.out.printf(
        "G2: %d bytes, 3 processes of writers, 3 of readers, %d s: %d versions written, %d read, none"
            + " in parts%n",
        size, TIME.toSeconds(), writes, reads);
  }
}

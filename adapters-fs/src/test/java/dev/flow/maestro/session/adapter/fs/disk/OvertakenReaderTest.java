package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G2 for a reader that is slower than the writers: each time between its look at the
 * document and its look at the history the session is changed twice. It sees a whole version all
 * the same, and takes no change of ours for an edit from outside.
 */
class OvertakenReaderTest {

  private static final Instant LATER = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path root;

  private final SessionRevision first = aSession().revision();
  private final SessionId id = first.session().id();
  private FileSessionRepository writer;
  private FaultyDisk disk;
  private FileSessionRepository reader;

  @BeforeEach
  void createAndLieInWait() throws IOException {
    writer = new FileSessionRepository(root);
    writer.create(first);
    disk = new FaultyDisk(root);
    reader = new FileSessionRepository(disk.path(root));
    disk.set(
        (operation, path) -> {
          boolean ofHistory = operation == Operation.OPEN && path.endsWith("history.jsonl");
          if (ofHistory && disk.lockedFiles().isEmpty()) {
            change();
            change();
          }
        });
  }

  private void change() {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build();
    writer.update(
        id,
        session ->
            session.update(update, TransitionPolicy.specification(), LATER, Optional.of("ours")));
  }

  @Test
  void findsAVersion() {
    assertVersion(reader.find(id).orElseThrow());
  }

  @Test
  void listsAVersion() {
    assertThat(reader.query(SessionQuery.all()).sessions())
        .singleElement()
        .satisfies(OvertakenReaderTest::assertVersion);
  }

  @Test
  void readsTheHistoryUpToAVersion() {
    List<SessionEvent> history = reader.history(id);

    disk.set(Trap.NONE);
    assertThat(history).isEqualTo(writer.history(id).subList(0, history.size()));
    assertThat(writer.history(id)).hasSizeGreaterThan(3);
  }

  /** Each change counts one more. */
  private static void assertVersion(Session session) {
    assertThat(session.statistics().completedTasks()).isEqualTo(session.revision() - 1);
  }
}

package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens in whatever order, a query that believes the log of changes finds what is in the
 * files. Some write and believe, some write and do not; indexes and logs go, and writers crash.
 */
class LoggedQueryTest extends LoggedStore {

  private static final int STEPS = ProofSize.of(400, 40_000);
  private static final long SEED = 20261125;

  private static final List<SessionQuery> QUERIES =
      List.of(
          ALL,
          FAILED,
          PAUSED,
          ALL.limitedTo(3),
          ALL.active().limitedTo(2),
          ALL.matching(SearchQuery.parse("zebra")).limitedTo(2));

  private final Random random = new Random(SEED);
  private final List<SessionId> ids = new ArrayList<>();
  private final List<TrashEntry> trashed = new ArrayList<>();
  private int byLog;

  @Test
  void findsWhatIsThere() throws IOException {
    IndexPolicy slow = new IndexPolicy(0, 4, EAGER.settling(), Duration.ofDays(1));
    List<FileSessionRepository> believers =
        List.of(believer, new FileSessionRepository(root, believing(), slow));
    List<FileSessionRepository> writers =
        List.of(believer, believers.get(1), store, new FileSessionRepository(root));
    for (int step = 0; step < STEPS; step++) {
      FileSessionRepository writer = writers.get(random.nextInt(writers.size()));
      String what = "seed " + SEED + ", step " + step + ": " + something(writer);
      FileSessionRepository by = believers.get(random.nextInt(believers.size()));
      SessionQuery query = QUERIES.get(random.nextInt(QUERIES.size()));
      QueryResult expected = everything(query);
      byLog += believes() ? 1 : 0;
      assertThat(by.query(query)).as(what).isEqualTo(expected);
    }
    assertThat(byLog).as("queries by the log").isGreaterThan(STEPS / 2);
  }

  private String something(FileSessionRepository writer) throws IOException {
    int chance = random.nextInt(100);
    if (ids.isEmpty() || (ids.size() < 12 && chance < 20)) {
      SessionStatus status = random.nextBoolean() ? SessionStatus.PAUSED : SessionStatus.PLANNING;
      String text = random.nextBoolean() ? "A zebra" : "A horse";
      ids.add(Stores.create(writer, aSession().withStatus(status).asking(text).revision()));
      return "created " + ids.get(ids.size() - 1);
    }
    SessionId id = ids.get(random.nextInt(ids.size()));
    if (chance < 30) {
      writer.delete(id);
      ids.remove(id);
      return "deleted " + id;
    }
    if (chance < 38) {
      trashed.add(writer.trash().take(id, Stores.NOW));
      ids.remove(id);
      return "trashed " + id;
    }
    if (chance < 46 && !trashed.isEmpty()) {
      TrashEntry entry = trashed.remove(trashed.size() - 1);
      writer.trash().restore(entry);
      ids.add(entry.id());
      return "restored " + entry;
    }
    if (chance < 84) {
      return change(writer, id);
    }
    if (chance < 90 && Files.exists(layout.changes())) {
      writer.update(id, Stores.countingOne());
      dropLastRecordIfAny();
      return "crashed before the end of " + id;
    }
    return spoil(chance);
  }

  private String change(FileSessionRepository writer, SessionId id) {
    try {
      writer.update(
          id, Stores.to(random.nextBoolean() ? SessionStatus.FAILED : SessionStatus.PAUSED));
      return "changed " + id;
    } catch (SessionException e) {
      return "refused " + id;
    }
  }

  private void dropLastRecordIfAny() throws IOException {
    if (Files.exists(layout.changes()) && Files.size(layout.changes()) > ChangeLogFormat.HEADER) {
      dropLastRecord();
    }
  }

  private String spoil(int chance) throws IOException {
    switch (chance) {
      case 90 -> Files.deleteIfExists(layout.changes());
      case 91, 92 -> Files.deleteIfExists(layout.index());
      case 93 -> {
        if (Files.exists(layout.changes())) {
          cutThePower();
        }
      }
      case 94, 95 -> settle();
      default -> store.query(ALL);
    }
    return "spoilt " + chance;
  }
}

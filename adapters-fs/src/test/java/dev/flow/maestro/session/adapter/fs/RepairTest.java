package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Finding.Repair;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found in a store in which one thing is wrong, and mended without losing anything. */
class RepairTest extends InspectedStore {

  private void assertMended(Code code, Optional<SessionId> session, Path path) throws IOException {
    Finding finding = onlyFinding();
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.session()).isEqualTo(session);
    assertThat(finding.location()).isEqualTo(path.toString());
    assertThat(finding.repair()).isEqualTo(Repair.POSSIBLE);

    StoreReport mended = store.inspect(Inspection.repairing());
    assertThat(mended.findings()).containsExactly(finding.with(Repair.DONE));
    assertThat(mended.isHealthy()).isTrue();
    assertThat(inspect().findings()).isEmpty();
  }

  @Test
  void aLineThatIsAheadOfTheDocument() throws IOException {
    String document = Files.readString(layout.metadata(id));
    String lines = Files.readString(layout.history(id));
    store.update(id, Stores.to(SessionStatus.PAUSED));
    Files.writeString(layout.metadata(id), document);

    assertMended(Code.UNCOMMITTED_EVENT, Optional.of(id), layout.history(id));
    assertThat(Files.readString(layout.history(id))).isEqualTo(lines);
  }

  @Test
  void halfALine() throws IOException {
    String lines = Files.readString(layout.history(id));
    Files.writeString(layout.history(id), "{\"session_id\"", StandardOpenOption.APPEND);

    assertMended(Code.UNCOMMITTED_EVENT, Optional.of(id), layout.history(id));
    assertThat(Files.readString(layout.history(id))).isEqualTo(lines);
  }

  @Test
  void halfALineBehindAnEditFromOutside() throws IOException {
    Stores.editAsPeer(layout.metadata(id), "planning", "failed");
    Files.writeString(layout.history(id), "{\"session_id\"", StandardOpenOption.APPEND);

    assertMended(Code.UNCOMMITTED_EVENT, Optional.of(id), layout.history(id));
    assertThat(Stores.require(store, id).status()).isEqualTo(SessionStatus.FAILED);
    assertThat(store.history(id)).hasSize(3);
  }

  @Test
  void aTemporaryFile() throws IOException {
    Path temporary = layout.folder(id).resolve("metadata.json.tmp");
    Files.writeString(temporary, "half");

    assertMended(Code.LEFTOVER, Optional.of(id), temporary);
    assertThat(temporary).doesNotExist();
  }

  @Test
  void aCreationThatNeverAppeared() throws IOException {
    Path staged = layout.staged(OTHER);
    Files.createDirectories(staged);
    Files.writeString(staged.resolve("history.jsonl"), "{");

    assertMended(Code.LEFTOVER, Optional.of(OTHER), staged);
  }

  @Test
  void whatAnEarlierVersionDeletedForGood() throws IOException {
    Path left = layout.trash().resolve(OTHER + ".0f0c5a8e-67ab-4f0b-a6c4-f5ba0bd6e2c4");
    Files.createDirectories(left);
    Files.writeString(left.resolve("metadata.json"), "{}");

    assertMended(Code.LEFTOVER, Optional.empty(), left);
    assertThat(store.query(SessionQuery.all()).sessions()).hasSize(1);
  }

  @Test
  void whatTheTrashKeepsIsLeftAlone() {
    TrashEntry kept = store.trash().take(id, Instant.parse("2026-01-31T12:00:00Z"));

    assertThat(store.inspect(Inspection.repairing()).findings()).isEmpty();

    assertThat(store.trash().list().entries()).containsExactly(kept);
  }

  @Test
  void aHalfPlacedSchema() throws IOException {
    Path left = layout.schemas().resolve("session-metadata.schema.json.1.tmp");
    Files.writeString(left, "{");

    assertMended(Code.LEFTOVER, Optional.empty(), left);
    assertThat(layout.schema()).exists();
  }

  @Test
  void aProbeThatCrashed() throws IOException {
    Path left = layout.staging().resolve("probe.1");
    Files.createDirectory(left);

    assertMended(Code.LEFTOVER, Optional.empty(), left);
  }

  @Test
  void aDamagedIndex() throws IOException {
    Files.createDirectories(layout.caches());
    Files.writeString(layout.index(), "MSESSIDX and no more");

    assertMended(Code.LEFTOVER, Optional.empty(), layout.index());
    assertThat(layout.index()).doesNotExist();
  }

  @Test
  void anIndexThatWasNeverFinished() throws IOException {
    Files.createDirectories(layout.caches());
    Path left = layout.caches().resolve("sessions.index.1.2.tmp");
    Files.writeString(left, "half");
    assertThat(inspect().findings()).isEmpty();
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(1))));

    assertMended(Code.LEFTOVER, Optional.empty(), left);
  }

  @Test
  void anIndexOfAnotherVersionIsLeftAlone() throws IOException {
    Files.createDirectories(layout.caches());
    byte[] later = new byte[IndexFormat.HEADER];
    ByteBuffer.wrap(later).putLong(IndexFormat.MAGIC).putInt(IndexFormat.VERSION + 1);
    Files.write(layout.index(), later);

    assertThat(store.inspect(Inspection.repairing()).findings()).isEmpty();
    assertThat(layout.index()).exists();
  }

  @Test
  void aCreationThatIsUnderWayIsLeftAlone() throws Exception {
    Path underWay = layout.staged(OTHER);
    Files.createDirectories(underWay);
    Files.createFile(layout.lock(OTHER));
    try (OtherProcess holder = OtherProcess.holding(layout.lock(OTHER))) {
      assertThat(store.inspect(Inspection.repairing()).findings()).isEmpty();

      assertThat(holder.isAlive()).isTrue();
      assertThat(underWay).exists();
    }
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.json.SessionDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G1 in a store that the peer made: of all that it does nothing is forced, not even the
 * folders that its session lies in.
 */
class PeersStorePowerCutTest {

  @TempDir Path folder;

  @Test
  void ourFirstChangeSurvivesWithTheWayToIt() throws IOException {
    Session session = aSession().revision().session();
    DiskWithPower disk = new DiskWithPower(Files.createDirectory(folder.resolve("disk")));
    Path sessions = disk.root().resolve(".flow").resolve("maestro").resolve("sessions");
    Path peers = Files.createDirectories(sessions.resolve(session.id().toString()));
    Files.write(peers.resolve("metadata.json"), SessionDocument.of(session).toBytes());

    SessionRevision ours =
        new FileSessionRepository(disk.root()).update(session.id(), PeersStorePowerCutTest::count);
    Path found = Files.createDirectory(folder.resolve("found"));
    disk.cut(found);

    FileSessionRepository after = new FileSessionRepository(found);
    assertThat(after.find(session.id())).contains(ours.session());
    assertThat(after.history(session.id())).hasSize(2).endsWith(ours.event());
  }

  private static SessionRevision count(Session session) {
    return session.update(
        SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build(),
        TransitionPolicy.specification(),
        session.lastChange(),
        Optional.empty());
  }
}

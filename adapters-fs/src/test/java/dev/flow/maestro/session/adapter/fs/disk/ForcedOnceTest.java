package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders above the sessions are forced once, and again when a name in them came or went. */
class ForcedOnceTest {

  private static final int FOLDERS_ABOVE = 3;

  @TempDir Path root;

  private FaultyDisk disk;
  private FileSessionRepository store;

  @BeforeEach
  void aStoreWithASession() throws IOException {
    disk = new FaultyDisk(root);
    disk.record(root);
    store = new FileSessionRepository(disk.path(root));
    create();
  }

  @Test
  void asLongAsNothingComesOrGoes() throws IOException {
    age();
    int first = create();

    assertThat(create()).isEqualTo(first - FOLDERS_ABOVE);
    assertThat(create()).isEqualTo(first - FOLDERS_ABOVE);
  }

  @Test
  void notWhileTheirNamesAreYoung() throws IOException {
    int first = create();

    assertThat(create()).isEqualTo(first);
  }

  @Test
  void againAfterANameCame() throws IOException {
    age();
    int first = create();
    Files.createFile(disk.path(root).resolve("new"));
    age(Instant.parse("2026-01-01T00:00:01Z"), root);

    assertThat(create()).isEqualTo(first - FOLDERS_ABOVE + 1);
  }

  @Test
  void againAfterAFolderBecameAnother() throws IOException {
    age();
    int first = create();
    Path above = root.resolve(".flow/maestro");
    Path old = Files.move(above, above.resolveSibling("old"));
    Files.createDirectory(above);
    for (String name : List.of("sessions", "staging", "locks", "schemas")) {
      Files.move(old.resolve(name), above.resolve(name));
    }
    age();

    // Where the size of a folder counts its names, as on tmpfs, the one above has changed, too.
    assertThat(create()).isGreaterThan(first - FOLDERS_ABOVE);
  }

  private void age() throws IOException {
    age(
        Instant.parse("2026-01-01T00:00:00Z"),
        root,
        root.resolve(".flow"),
        root.resolve(".flow/maestro"));
  }

  private static void age(Instant written, Path... folders) throws IOException {
    for (Path folder : folders) {
      Files.setLastModifiedTime(folder, FileTime.from(written));
    }
  }

  /** How often creating one more session forces something. */
  private int create() {
    long before = forces();
    store.create(aSession().revision());
    return (int) (forces() - before);
  }

  private long forces() {
    return disk.log().effects().stream().filter(Effect.Forced.class::isInstance).count();
  }
}

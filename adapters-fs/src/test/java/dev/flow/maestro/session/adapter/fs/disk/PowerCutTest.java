package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk itself: what is not forced is lost, so that a proof on it can fail. */
class PowerCutTest {

  @TempDir Path real;

  private FaultyDisk disk;
  private Path root;

  @BeforeEach
  void mount() throws IOException {
    disk = new FaultyDisk(real);
    root = disk.path(real);
  }

  private PowerCut cut() {
    return new PowerCut(disk.log(), disk.log().size());
  }

  private Map<String, String> worst() {
    return cut().worst().files();
  }

  private static void force(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  private static void forceFile(Path file) throws IOException {
    force(file, StandardOpenOption.WRITE);
  }

  private static void forceFolder(Path folder) throws IOException {
    force(folder, StandardOpenOption.READ);
  }

  private Path durable(String name, String content) throws IOException {
    Path file = Files.writeString(root.resolve(name), content);
    forceFile(file);
    forceFolder(root);
    return file;
  }

  @Test
  void whatIsThereAtTheStartStays() throws IOException {
    Files.createDirectories(real.resolve("folder"));
    Files.writeString(real.resolve("folder/file"), "text");
    disk.record(real);

    assertThat(worst()).containsOnly(Map.entry("folder/file", "text"));
    assertThat(cut().worst().folders()).containsOnly("folder");
  }

  @Test
  void aForcedFileInAForcedFolderStays() throws IOException {
    durable("file", "text");

    assertThat(worst()).containsOnly(Map.entry("file", "text"));
  }

  @Test
  void aForcedFileInAFolderThatIsNotLosesItsName() throws IOException {
    forceFile(Files.writeString(root.resolve("file"), "text"));

    assertThat(worst()).isEmpty();
    assertThat(cut().best().files()).containsOnly(Map.entry("file", "text"));
  }

  @Test
  void aFileThatIsNotForcedIsEmptyInAForcedFolder() throws IOException {
    Files.writeString(root.resolve("file"), "text");
    forceFolder(root);

    assertThat(worst()).containsOnly(Map.entry("file", ""));
  }

  @Test
  void whatWasWrittenSinceTheForceIsLostOrCutOrZeros() throws IOException {
    Path file = durable("file", "1");
    Files.writeString(file, "234", StandardOpenOption.APPEND);

    assertThat(worst()).containsOnly(Map.entry("file", "1"));
    Set<String> seen = new HashSet<>();
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      seen.add(cut().mixed(random).files().get("file"));
    }
    assertThat(seen)
        .containsExactlyInAnyOrder("1", "12", "123", "1234", "1\0\0\0", "12\0\0", "123\0");
  }

  @Test
  void aMoveThatIsNotForcedIsUndoneInTheWorstCase() throws IOException {
    durable("file", "old");
    Path next = durable("next", "new");
    Files.move(next, root.resolve("file"), StandardCopyOption.ATOMIC_MOVE);

    assertThat(worst()).containsOnly(Map.entry("file", "old"), Map.entry("next", "new"));
    forceFolder(root);
    assertThat(worst()).containsOnly(Map.entry("file", "new"));
  }

  @Test
  void aMoveHappensInBothFoldersOrInNeither() throws IOException {
    Files.createDirectory(root.resolve("a"));
    Files.createDirectory(root.resolve("b"));
    durable("a/file", "text");
    forceFolder(root.resolve("a"));
    Files.move(root.resolve("a/file"), root.resolve("b/file"));

    for (int seed = 0; seed < 50; seed++) {
      assertThat(cut().mixed(new Random(seed)).files()).hasSize(1);
    }
    forceFolder(root.resolve("b"));
    assertThat(worst()).containsOnly(Map.entry("b/file", "text"));
  }

  @Test
  void aFolderWhoseParentIsNotForcedIsLostWithAllInIt() throws IOException {
    Path folder = Files.createDirectory(root.resolve("folder"));
    forceFile(Files.writeString(folder.resolve("file"), "text"));
    forceFolder(folder);

    assertThat(worst()).isEmpty();
    forceFolder(root);
    assertThat(worst()).containsOnly(Map.entry("folder/file", "text"));
  }

  @Test
  void aRemovalThatIsNotForcedIsUndone() throws IOException {
    Path file = durable("file", "text");
    Files.delete(file);

    assertThat(worst()).containsOnly(Map.entry("file", "text"));
    assertThat(cut().best().files()).isEmpty();
    forceFolder(root);
    assertThat(worst()).isEmpty();
  }

  @Test
  void aSecondNameIsTheSameFile() throws IOException {
    Path file = durable("file", "text");
    Files.createLink(root.resolve("second"), file);
    forceFolder(root);
    Files.delete(file);
    forceFolder(root);

    assertThat(worst()).containsOnly(Map.entry("second", "text"));
  }

  @Test
  void whatAFailedForceWasAboutNoLaterForceKeeps() throws IOException {
    Path file = durable("file", "1");
    Files.writeString(file, "2".repeat(1_000), StandardOpenOption.APPEND);
    disk.set(FailingOperation.number(1, Operation.FORCE_FILE));
    assertThatThrownBy(() -> forceFile(file)).hasMessage("Input/output error");
    disk.set(Trap.NONE);
    Files.writeString(file, "3", StandardOpenOption.APPEND);
    forceFile(file);

    int begin = 1_001 / FileContent.BLOCK * FileContent.BLOCK;
    assertThat(worst().get("file"))
        .as("the first blocks are forgotten, the last was written again")
        .isEqualTo("1" + "\0".repeat(begin - 1) + "2".repeat(1_001 - begin) + "3");
    assertThat(real.resolve("file")).hasContent("1" + "2".repeat(1_000) + "3");
  }

  @Test
  void aFailedWriteLeavesHalf() {
    disk.set(FailingOperation.number(1, DiskError.ENOSPC, true));
    assertThatThrownBy(() -> Files.writeString(root.resolve("file"), "text"))
        .hasMessageContaining("No space left on device");
    disk.set(FailingOperation.number(2, DiskError.ENOSPC, true));
    assertThatThrownBy(() -> Files.writeString(root.resolve("file"), "text"))
        .hasMessageContaining("No space left on device");

    assertThat(real.resolve("file")).hasContent("te");
    assertThat(cut().best().files()).containsOnly(Map.entry("file", "te"));
    assertThat(disk.openFiles()).isEmpty();
  }
}

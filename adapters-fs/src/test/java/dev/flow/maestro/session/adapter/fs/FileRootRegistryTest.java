package dev.flow.maestro.session.adapter.fs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import dev.flow.maestro.session.testkit.RootRegistryContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileRootRegistryTest extends RootRegistryContract {

  private static final Path SHOP = Path.of("/home/dev/shop");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path home;

  private Path file() {
    return home.resolve("config/maestro-session/repositories");
  }

  @Override
  protected RootRegistry openEmpty() {
    return new FileRootRegistry(file(), PATIENCE);
  }

  @Override
  protected Optional<RootRegistry> openAgain() {
    return Optional.of(openEmpty());
  }

  private RootRegistry over(String content) throws IOException {
    Files.createDirectories(home.resolve("config/maestro-session"));
    Files.writeString(file(), content);
    return openEmpty();
  }

  private void refuses(RootRegistry registry, String reason) throws IOException {
    byte[] before = Files.readAllBytes(file());
    assertThatExceptionOfType(UnreadableSettingsException.class)
        .isThrownBy(registry::roots)
        .withMessage("cannot read " + file() + ": " + reason);
    assertThatExceptionOfType(UnreadableSettingsException.class)
        .isThrownBy(() -> registry.add(SHOP));
    assertThat(file()).hasBinaryContent(before);
  }

  @Test
  void readingWritesNothing() {
    assertThat(openEmpty().roots()).isEmpty();
    assertThat(openEmpty().remove(SHOP)).isFalse();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aPathIsALineAndTheFolderIsPrivate() throws IOException {
    openEmpty().add(SHOP);
    openEmpty().add(Path.of("/home/dev/blog"));

    assertThat(file()).hasContent("/home/dev/shop\n/home/dev/blog\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(file().getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("repositories", "repositories.lock");
    }
  }

  @Test
  void whatIsKnownAlreadyIsNotWrittenAgainNorLocked() throws IOException {
    RootRegistry registry = over("/home/dev/shop\r\n");

    assertThat(registry.add(SHOP)).isFalse();

    assertThat(file()).hasBinaryContent("/home/dev/shop\r\n".getBytes(UTF_8));
    assertThat(file().resolveSibling("repositories.lock")).doesNotExist();
  }

  @Test
  void whatAPersonWroteBesideThePathsStays() throws IOException {
    RootRegistry registry = over("# work\n\n/b\n  /a  \n# home\n/c");

    assertThat(registry.roots()).containsExactly(Path.of("/a"), Path.of("/b"), Path.of("/c"));
    registry.remove(Path.of("/a"));
    registry.add(SHOP);

    assertThat(file()).hasContent("# work\n\n/b\n# home\n/c\n/home/dev/shop\n");
  }

  @Test
  void aLineThatIsNoPathIsNamedAndTheFileStays() throws IOException {
    refuses(over("/a\n\nshop\n"), "line 3 is no absolute path");
    refuses(over("/a\0b\n"), "line 1 is no absolute path");
  }

  @Test
  void whatIsNoTextOrTooLongIsRefused() throws IOException {
    RootRegistry registry = over("");
    Files.write(file(), new byte[] {'/', (byte) 0xff, '\n'});
    refuses(registry, "is no text in UTF-8");
    Files.writeString(file(), "#".repeat(FileRootRegistry.MAX_BYTES + 1));
    refuses(registry, "it is larger than 1048576 bytes");
  }

  @Test
  void whatWouldBecomeTooLongIsNotWritten() throws IOException {
    String full = "#".repeat(FileRootRegistry.MAX_BYTES - 1) + "\n";

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> over(full).add(SHOP));

    assertThat(file()).hasBinaryContent(full.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a\n/b", "/a\r", "/a "})
  void aPathThatALineCannotHoldIsRefused(String path) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> openEmpty().add(Path.of(path)));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void aLinkToTheFileStaysALink() throws IOException {
    Path real = Files.writeString(home.resolve("dotfiles"), "/a\n");
    Files.createDirectories(file().getParent());
    Files.createSymbolicLink(file(), real);

    openEmpty().add(SHOP);

    assertThat(file()).isSymbolicLink();
    assertThat(real).hasContent("/a\n/home/dev/shop\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null/x", "/proc/x/repositories", "/"})
  void whereNothingCanBeWrittenThatIsTold(String path) {
    RootRegistry registry = new FileRootRegistry(Path.of(path), PATIENCE);

    assertThatExceptionOfType(SessionException.class).isThrownBy(() -> registry.add(SHOP));
  }

  /** Of our own: a fault in the code would replace a device of the system, if it may. */
  @Test
  void aPipeInItsPlaceStaysOne() throws Exception {
    Files.createDirectories(file().getParent());
    assumeTrue(
        new ProcessBuilder("mkfifo", file().toString()).start().waitFor() == 0,
        "not run: no mkfifo");

    assertThatExceptionOfType(SessionException.class).isThrownBy(() -> openEmpty().add(SHOP));

    assertThat(Files.readAttributes(file(), BasicFileAttributes.class).isOther()).isTrue();
  }

  @Test
  void aFileThatAnotherHoldsIsNotWaitedForLongerThanToldTo() throws IOException {
    over("");
    LockFile.Held held =
        new LockFile(file().resolveSibling("repositories.lock"))
            .take(System.nanoTime())
            .orElseThrow();
    try {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> new FileRootRegistry(file(), Duration.ZERO).add(SHOP))
          .withMessage("cannot write " + file() + ": another program is writing it");
    } finally {
      held.close();
    }
    assertThat(file()).isEmptyFile();
  }
}

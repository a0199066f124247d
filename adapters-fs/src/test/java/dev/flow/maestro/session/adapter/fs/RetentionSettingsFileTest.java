package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RetentionSettingsFileTest {

  @TempDir Path root;

  private Path file;
  private RetentionSettingsFile settings;

  @BeforeEach
  void prepare() throws IOException {
    file = Files.createDirectories(root.resolve(".flow/maestro")).resolve("maestro-session.json");
    settings = new RetentionSettingsFile(root);
  }

  @Test
  void noFileIsTheDefaults() {
    assertThat(settings.read()).isEqualTo(RetentionSettings.defaults());
    assertThat(file).doesNotExist();
  }

  @Test
  void theFileIsReadAnewEachTime() throws IOException {
    Files.writeString(file, "{}");
    assertThat(settings.read()).isEqualTo(RetentionSettings.defaults());

    Files.writeString(file, "{\"retention\": {\"older_than\": \"30d\"}}");

    assertThat(settings.read().policy()).contains(RetentionPolicy.olderThan(Duration.ofDays(30)));
  }

  @Test
  void whatMakesNoSenseIsToldWithFileMemberAndPlace() throws IOException {
    Files.writeString(file, "{\"retention\": {\"older_than\": \"30d\", \"kep\": 10}}");

    assertThatExceptionOfType(UnreadableSettingsException.class)
        .isThrownBy(settings::read)
        .withMessage(
            "cannot read "
                + file
                + ", member retention.kep, at byte 43: is not known; known: older_than, keep,"
                + " statuses");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    Path outside = Files.writeString(root.resolve("outside.json"), "{}");
    Files.createSymbolicLink(file, outside);

    assertThatExceptionOfType(UnreadableSettingsException.class).isThrownBy(settings::read);
  }

  @Test
  void aFolderInItsPlaceIsNoFile() throws IOException {
    Files.createDirectory(file);

    assertThatExceptionOfType(UnreadableSettingsException.class).isThrownBy(settings::read);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipeIsNotWaitedFor() throws Exception {
    assumeTrue(
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor() == 0, "not run: no mkfifo");

    assertThatExceptionOfType(UnreadableSettingsException.class).isThrownBy(settings::read);
  }

  @Test
  void aMebibyteIsReadAndNoMore() throws IOException {
    Files.writeString(file, "{" + " ".repeat((1 << 20) - 2) + "}");
    assertThat(settings.read()).isEqualTo(RetentionSettings.defaults());

    Files.writeString(file, "{" + " ".repeat((1 << 20) - 1) + "}");
    assertThatExceptionOfType(UnreadableSettingsException.class)
        .isThrownBy(settings::read)
        .withMessageContaining("larger than 1048576 bytes");
  }
}

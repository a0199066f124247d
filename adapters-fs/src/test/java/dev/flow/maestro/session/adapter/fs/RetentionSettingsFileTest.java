package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
}

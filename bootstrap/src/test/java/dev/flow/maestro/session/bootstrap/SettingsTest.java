package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flow.maestro.session.adapter.fs.Durability;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.adapter.fs.ForeignEdits;
import dev.flow.maestro.session.adapter.postgresql.PostgresSettings;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final Path ROOT = Path.of("/root");

  private static Settings of(String variable, String value) {
    return Settings.fromEnvironment(ROOT, Map.of(variable, value));
  }

  @Test
  void aChangeSurvivesAPowerCutUnlessToldOtherwise() {
    assertThat(Settings.of(ROOT).files().durability()).isEqualTo(Durability.FULL);
    assertThat(of("MAESTRO_DURABILITY", "").files().durability()).isEqualTo(Durability.FULL);
    assertThat(of("MAESTRO_DURABILITY", "full").files().durability()).isEqualTo(Durability.FULL);
    assertThat(of("MAESTRO_DURABILITY", "process").files().durability())
        .isEqualTo(Durability.PROCESS);
    assertThat(of("MAESTRO_STORE", "memory").files().durability()).isEqualTo(Durability.FULL);
  }

  @Test
  void anotherDurabilityIsRefusedWithThoseThereAre() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> of("MAESTRO_DURABILITY", "none"))
        .withMessage("unknown MAESTRO_DURABILITY \"none\"; known: full, process");
  }

  @Test
  void queriesAllowForOthersUnlessToldThatThereAreNone() {
    assertThat(Settings.of(ROOT).files().foreignEdits()).isEqualTo(ForeignEdits.CHECKED);
    assertThat(of("MAESTRO_FOREIGN_EDITS", "").files().foreignEdits())
        .isEqualTo(ForeignEdits.CHECKED);
    assertThat(of("MAESTRO_FOREIGN_EDITS", "checked").files().foreignEdits())
        .isEqualTo(ForeignEdits.CHECKED);
    assertThat(of("MAESTRO_FOREIGN_EDITS", "none").files().foreignEdits())
        .isEqualTo(ForeignEdits.NONE);
    assertThat(of("MAESTRO_DURABILITY", "process").files().foreignEdits())
        .isEqualTo(ForeignEdits.CHECKED);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> of("MAESTRO_FOREIGN_EDITS", "some"))
        .withMessage("unknown MAESTRO_FOREIGN_EDITS \"some\"; known: checked, none");
  }

  @Test
  void theDurabilityStaysWhenSomethingElseIsChosen() {
    Settings settings =
        Settings.of(ROOT).withFiles(FileStoreOptions.defaults().withDurability(Durability.PROCESS));

    assertThat(settings.withStore(Settings.Store.MEMORY).files().durability())
        .isEqualTo(Durability.PROCESS);
    assertThat(settings.rememberedIn(Path.of("/file")).notRemembered().files().durability())
        .isEqualTo(Durability.PROCESS);
  }

  @Test
  void aDatabaseIsChosenByItsAddress() {
    Settings settings =
        Settings.fromEnvironment(
            ROOT,
            Map.of(
                "MAESTRO_STORE", "postgresql://db.example:5433/maestro",
                "MAESTRO_DB_USER", "dev",
                "MAESTRO_DB_PASSWORD", "s3cr3t",
                "MAESTRO_LOCK_TIMEOUT", "3"));

    assertThat(settings.store()).isEqualTo(Settings.Store.POSTGRESQL);
    assertThat(settings.database())
        .contains(
            PostgresSettings.of("jdbc:postgresql://db.example:5433/maestro")
                .withUser("dev")
                .withPassword("s3cr3t")
                .withDeadline(Duration.ofSeconds(3)));
    assertThat(settings.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void aDatabaseHasOnePassword() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                Settings.fromEnvironment(
                    ROOT,
                    Map.of(
                        "MAESTRO_STORE", "postgresql://db.example/maestro",
                        "MAESTRO_DB_PASSWORD", "s3cr3t",
                        "MAESTRO_DB_PASSWORD_FILE", "/run/secret")))
        .withMessageContaining("MAESTRO_DB_PASSWORD_FILE must be unset")
        .withMessageNotContaining("s3cr3t");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                Settings.fromEnvironment(
                    ROOT,
                    Map.of(
                        "MAESTRO_STORE", "postgresql://db.example/maestro",
                        "MAESTRO_DB_PASSWORD_FILE", "/nowhere/secret")))
        .withMessageContaining("a text file that can be read");
  }

  @Test
  void aStoreInADatabaseNeedsOneAndNoOtherHasOne() {
    Settings inDatabase =
        Settings.of(ROOT).withDatabase(PostgresSettings.of("postgresql://db.example/maestro"));

    assertThat(inDatabase.withStore(Settings.Store.FILES).database()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(ROOT).withStore(Settings.Store.POSTGRESQL));
  }
}

package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalFileTest {

  private static final String NAME = "maestro-session/repositories";

  @TempDir Path home;

  @Test
  void liesInTheConfigurationFolderOfTheHome() {
    assertThat(PersonalFile.of(Map.of("HOME", home.toString())))
        .contains(home.resolve(".config").resolve(NAME));
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void liesWhereTheConfigurationFolderIsSetTo() throws Exception {
    Path other = Files.createDirectory(home.resolve("other"));

    assertThat(PersonalFile.of(Map.of("XDG_CONFIG_HOME", other.toString())))
        .contains(other.resolve(NAME));
    assertThat(
            PersonalFile.of(
                Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", home.resolve("new").toString())))
        .contains(home.resolve("new").resolve(NAME));
  }

  @Test
  void aRelativeConfigurationFolderIsIgnored() {
    assertThat(PersonalFile.of(Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", "config")))
        .contains(home.resolve(".config").resolve(NAME));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/nowhere", "/dev/null", "home", "a\0b"})
  void withoutAHomeThereIsNone(String missing) {
    assertThat(PersonalFile.of(Map.of("HOME", missing))).isEmpty();
    assertThat(PersonalFile.of(Map.of("HOME", missing, "XDG_CONFIG_HOME", missing))).isEmpty();
    assertThat(PersonalFile.of(Map.of())).isEmpty();
  }

  @Test
  void aVariableNamesAnotherOrNone() {
    Map<String, String> home = Map.of("HOME", this.home.toString());

    assertThat(PersonalFile.of(Map.of("HOME", home.get("HOME"), "MAESTRO_REPOS", "off"))).isEmpty();
    assertThat(PersonalFile.of(Map.of("HOME", home.get("HOME"), "MAESTRO_REPOS", "/x/y")))
        .contains(Path.of("/x/y"));
    assertThat(PersonalFile.of(Map.of("HOME", home.get("HOME"), "MAESTRO_REPOS", "")))
        .isEqualTo(PersonalFile.of(home));
  }

  @Test
  void aVariableThatIsNoAbsolutePathIsAnError() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> PersonalFile.of(Map.of("MAESTRO_REPOS", "repos")))
        .withMessage("MAESTRO_REPOS must be an absolute path, or off, not \"repos\"");
  }
}

package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyleTest {

  private static Map<String, String> environment(String variables) {
    Map<String, String> environment = new HashMap<>();
    for (String variable : variables.isEmpty() ? new String[0] : variables.split(" ")) {
      String[] parts = variable.split("=", -1);
      environment.put(parts[0], parts[1]);
    }
    return environment;
  }

  @ParameterizedTest
  @CsvSource({
    "auto, true, '', true",
    "auto, false, '', false",
    "auto, true, NO_COLOR=1, false",
    "auto, true, NO_COLOR=, true",
    "auto, true, CLICOLOR=0, false",
    "auto, true, TERM=dumb, false",
    "auto, true, TERM=xterm, true",
    "auto, false, CLICOLOR_FORCE=1, true",
    "auto, false, CLICOLOR_FORCE=0, false",
    "auto, false, CLICOLOR_FORCE=1 NO_COLOR=1, false",
    "always, false, NO_COLOR=1 TERM=dumb, true",
    "never, true, CLICOLOR_FORCE=1, false"
  })
  void hasColoursWhereTheyAreWanted(
      String choice, boolean onTerminal, String variables, boolean colours) {
    assertThat(Style.of(choice, onTerminal, environment(variables)).colours()).isEqualTo(colours);
  }

  @Test
  void eachStatusHasASignOfItsOwnKindBesideTheColour() {
    assertThat(Arrays.stream(SessionStatus.values()).map(Style::marked))
        .allSatisfy(text -> assertThat(text).matches("[○●‖✓✗] [a-z_]+"))
        .doesNotHaveDuplicates();
  }

  @Test
  void nothingIsPaintedThatIsNotThere() {
    Style style = new Style(true, 80);
    assertThat(style.bold("")).isEmpty();
    assertThat(style.bold("x")).isEqualTo("\u001b[1mx\u001b[0m");
    assertThat(new Style(false, 80).bold("x")).isEqualTo("x");
  }
}

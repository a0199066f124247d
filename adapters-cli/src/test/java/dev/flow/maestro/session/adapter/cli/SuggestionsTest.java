package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {

  @ParameterizedTest
  @CsvSource({
    "gte, get",
    "ge, get",
    "gett, get",
    "gxt, get",
    "lits, list",
    "creat, create",
    "updaet, update",
    "transitoin, transition",
    "transsitoin, transition",
    "trnasitoin, transition",
    "get, get"
  })
  void findsTheNearestWord(String word, String meant) {
    assertThat(Suggestions.nearest(word, Commands.names())).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "gxx", "gtx", "gxe", "frobnicate", "GET", "tsil", "transit"})
  void findsNothingThatIsFarAway(String word) {
    assertThat(Suggestions.nearest(word, Commands.names())).isEmpty();
  }

  @Test
  void prefersTheNearest() {
    assertThat(
            Suggestions.nearest("--created-befor", List.of("--created-after", "--created-before")))
        .contains("--created-before");
    assertThat(Suggestions.nearest("--stat", List.of("--state", "--stats", "--stat")))
        .contains("--stat");
  }

  @Test
  void findsNothingAmongNothing() {
    assertThat(Suggestions.nearest("get", List.of())).isEmpty();
  }
}

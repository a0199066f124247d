package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCodeTest {

  @ParameterizedTest
  @CsvSource({
    "DONE,0",
    "BUG,1",
    "INVALID,2",
    "NOT_FOUND,3",
    "ILLEGAL_TRANSITION,4",
    "CONFLICT,5",
    "UNREADABLE,6",
    "UNAVAILABLE,7",
    "TIMED_OUT,8"
  })
  void hasTheNumberThatScriptsRelyOn(ExitCode code, int number) {
    assertThat(code.number()).isEqualTo(number);
  }

  @Test
  void hasNoNumberTwiceAndNoneThatThisTestDoesNotKnow() {
    assertThat(ExitCode.values()).hasSize(9).extracting(ExitCode::number).doesNotHaveDuplicates();
  }
}

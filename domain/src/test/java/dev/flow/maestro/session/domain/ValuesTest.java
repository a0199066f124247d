package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValuesTest {

  @Test
  void folderWithoutGitHasAnUnknownBranchAndFortyZeros() {
    assertThat(GitContext.none("/work"))
        .isEqualTo(new GitContext("unknown", "0".repeat(40), "/work", false, Optional.empty()));
  }

  @Test
  void defaultsAreThoseOfTheSpecification() {
    assertThat(SessionConfiguration.defaults())
        .isEqualTo(new SessionConfiguration(3, 120, true, true));
  }

  @Test
  void configurationsDifferInWhatWasReplacedOnly() {
    SessionConfiguration defaults = SessionConfiguration.defaults();

    assertThat(defaults.withMaxIterations(5))
        .isEqualTo(new SessionConfiguration(5, 120, true, true));
    assertThat(defaults.withTimeoutMinutes(60))
        .isEqualTo(new SessionConfiguration(3, 60, true, true));
    assertThat(defaults.withAutoCheckpoint(false))
        .isEqualTo(new SessionConfiguration(3, 120, false, true));
    assertThat(defaults.withErrorRecovery(false))
        .isEqualTo(new SessionConfiguration(3, 120, true, false));
  }
}

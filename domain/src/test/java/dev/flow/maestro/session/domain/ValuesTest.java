package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
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

  @Test
  void thereIsNoNegativeZeroOfTime() {
    assertThat(new SessionStatistics(0, 0, 0, 0, 0, 0, -0.0)).isEqualTo(SessionStatistics.zero());
  }

  @Test
  void anUnreadableRecordSaysWhatIsKnownOfIt() {
    assertThat(UnreadableRecord.whole("x", "/s/x", "no UUID"))
        .hasToString("cannot read /s/x: no UUID");
    assertThat(
            new UnreadableRecord(
                "x", "/s/x", Optional.of("status"), OptionalLong.of(7), "must be a string"))
        .hasToString("cannot read /s/x, member status, at byte 7: must be a string");
  }
}

package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionSettingsJsonTest {

  private static RetentionSettings parse(String json) throws MalformedDocumentException {
    return RetentionSettingsJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nothingSetIsTheDefaults() throws Exception {
    assertThat(parse("{}")).isEqualTo(RetentionSettings.defaults());
    assertThat(parse("{\"trash\": {}}")).isEqualTo(RetentionSettings.defaults());
  }

  @Test
  void everythingSet() throws Exception {
    assertThat(
            parse(
                "{\"retention\": {\"older_than\": \"30d\", \"keep\": 10,"
                    + " \"statuses\": [\"completed\"]}, \"trash\": {\"keep_for\": \"12h\"}}"))
        .isEqualTo(
            new RetentionSettings(
                Optional.of(
                    new RetentionPolicy(Duration.ofDays(30), 10, Set.of(SessionStatus.COMPLETED))),
                Duration.ofHours(12)));
  }

  @Test
  void whatIsLeftOutOfThePolicy() throws Exception {
    assertThat(parse("{\"retention\": {\"older_than\": \"1w\"}}").policy())
        .contains(RetentionPolicy.olderThan(Duration.ofDays(7)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"retentoin\": {}} | retentoin | 14 | is not known; known: retention, trash",
        "{\"retention\": {\"older\": 1}} | retention.older | 24 | is not known; known: older_than, keep, statuses",
        "{\"trash\": {\"keep\": \"1d\"}} | trash.keep | 19 | is not known; known: keep_for",
        "{\"retention\": {}} | retention.older_than | 15 | is missing",
        "{\"retention\": []} | retention | 14 | must be an object",
        "{\"retention\": {\"older_than\": 30}} | retention.older_than | 29 | must be a string",
        "{\"retention\": {\"older_than\": \"soon\"}} | retention.older_than | 29 | must be a span of time, such as 45s, 30m, 12h, 30d or 1h30m",
        "{\"retention\": {\"keep\": -1}} | retention.keep | 23 | must be a whole number from 0 to 2147483647",
        "{\"retention\": {\"keep\": \"1\"}} | retention.keep | 23 | must be a whole number",
        "{\"retention\": {\"statuses\": \"failed\"}} | retention.statuses | 27 | must be an array",
        "{\"retention\": {\"statuses\": [\"paused\"]}} | retention.statuses[0] | 28 | must be one of completed, failed",
        "{\"retention\": {\"statuses\": []}} | retention.statuses | 28 | must name at least one of completed, failed"
      })
  void whatMakesNoSenseIsNamed(String json, String member, long offset, String reason) {
    assertThatExceptionOfType(MalformedDocumentException.class)
        .isThrownBy(() -> parse(json))
        .withMessage(reason)
        .satisfies(
            e -> {
              assertThat(e.member()).contains(member);
              assertThat(e.offset()).hasValue(offset);
            });
  }

  @Test
  void aSecondDocumentIsAnError() {
    assertThatExceptionOfType(MalformedDocumentException.class)
        .isThrownBy(() -> parse("{} {}"))
        .withMessage("goes on after its end");
  }
}

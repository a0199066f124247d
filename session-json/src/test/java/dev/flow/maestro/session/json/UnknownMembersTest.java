package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownMembersTest {

  private static final Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

  private static final String COMPLETE = Documents.text("complete.json");

  private static SessionDocument changed(SessionDocument document) {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.FAILED_TASKS, 1).build();
    return document.with(
        document
            .session()
            .update(update, TransitionPolicy.specification(), LATER, Optional.empty())
            .session());
  }

  private static String withMember(String object, String member) {
    return object.isEmpty()
        ? COMPLETE.replaceFirst("^\\{", "{" + quoted(member) + ",")
        : COMPLETE.replaceFirst(
            "\"" + object + "\": \\{", "\"" + object + "\": {" + quoted(member) + ",");
  }

  private static String quoted(String replacement) {
    return java.util.regex.Matcher.quoteReplacement(replacement);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "git_context", "prd_reference", "statistics", "configuration"})
  void surviveAChangeAtEveryLevel(String object) {
    String member = "\"ticket\": {\"key\": \"A-1\", \"tags\": [1, 2.50, null, true, {}, []]}";

    String after = Documents.rewritten(changed(Documents.parse(withMember(object, member))));

    assertThat(after).contains(member).contains("\"failed_tasks\": 2");
    assertThat(Documents.rewritten(Documents.parse(after))).isEqualTo(after);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1.00",
        "1E400",
        "-0.0",
        "1e-07",
        "100000000000000000000000000000000000000001"
      })
  void keepTheirNumbersDigitByDigit(String number) {
    String after =
        Documents.rewritten(
            changed(Documents.parse(withMember("statistics", "\"score\": " + number))));

    assertThat(after).contains("\"score\": " + number + "\n");
  }

  @Test
  void keepTheirOrderAndComeAfterTheKnown() {
    String document =
        COMPLETE.replaceFirst(
            "^\\{", "{\"zebra\": 1, \"ant\": 2, \"session_notes\": \"\\\\u00e9\",");

    assertThat(Documents.rewritten(Documents.parse(document)))
        .endsWith(
            "\"revision\": 7,\n  \"zebra\": 1,\n  \"ant\": 2,\n  \"session_notes\": \"\\u00e9\"\n}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.3456780", "1.2345678e1", "12", "12.5000", "0.0", "0", "1e2"})
  void numbersThatWereNotTouchedKeepTheirForm(String number) {
    String document = COMPLETE.replace("12.345678", number);

    assertThat(Documents.rewritten(changed(Documents.parse(document))))
        .contains("\"duration_seconds\": " + number + "\n");
  }

  @Test
  void aCountWithAFractionOfZeroKeepsItsFormUntilItChanges() {
    SessionDocument document =
        Documents.parse(
            COMPLETE
                .replace("\"failed_tasks\": 1,", "\"failed_tasks\": 1.0,")
                .replace("\"decisions_made\": 2,", "\"decisions_made\": 2.0,"));

    assertThat(document.session().statistics().decisionsMade()).isEqualTo(2);
    assertThat(Documents.rewritten(changed(document)))
        .contains("\"decisions_made\": 2.0,")
        .contains("\"failed_tasks\": 2,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-07T13:02:57Z",
        "2026-01-07T13:02:57.1Z",
        "2026-01-07T15:02:57.119275+02:00",
        "2026-01-07T13:02:57.119275+00:00"
      })
  void timestampsThatWereNotTouchedKeepTheirForm(String timestamp) {
    String document = COMPLETE.replace("2026-01-07T13:02:57.119275Z", timestamp);

    assertThat(Documents.rewritten(changed(Documents.parse(document))))
        .contains("\"created_at\": \"" + timestamp + "\"")
        .contains("\"updated_at\": \"2026-02-01T00:00:00.000000Z\"");
  }
}

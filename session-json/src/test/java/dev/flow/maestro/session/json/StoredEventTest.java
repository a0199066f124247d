package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEventTest {

  private static final SessionId ID =
      SessionId.parse("0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b").orElseThrow();

  private static final StoredEvent TRANSITION =
      new StoredEvent(
          new SessionEvent(
              ID,
              4,
              Instant.parse("2026-01-07T13:02:57.119275Z"),
              SessionEvent.Type.TRANSITIONED,
              Optional.of(SessionStatus.VALIDATING),
              SessionStatus.COMPLETED,
              Optional.of("all \u00e9 \"green\"\n"),
              List.of(
                  new FieldChange(
                      SessionField.STATUS, Optional.of("validating"), Optional.of("completed")),
                  new FieldChange(SessionField.TOTAL_TASKS, Optional.of(3L), Optional.of(5L)),
                  new FieldChange(
                      SessionField.DURATION_SECONDS, Optional.of(0.0), Optional.of(1e-7)),
                  new FieldChange(
                      SessionField.AUTO_CHECKPOINT, Optional.of(true), Optional.of(false)),
                  new FieldChange(SessionField.PRD_PATH, Optional.empty(), Optional.of("/p")))),
          Optional.of("753-f94ca482"));

  private static final String LINE =
      "{\"session_id\": \"0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b\", \"revision\": 4,"
          + " \"at\": \"2026-01-07T13:02:57.119275Z\", \"type\": \"transitioned\","
          + " \"from\": \"validating\", \"to\": \"completed\","
          + " \"reason\": \"all \\u00e9 \\\"green\\\"\\n\", \"changes\": ["
          + "{\"field\": \"status\", \"before\": \"validating\", \"after\": \"completed\"}, "
          + "{\"field\": \"statistics.total_tasks\", \"before\": 3, \"after\": 5}, "
          + "{\"field\": \"statistics.duration_seconds\", \"before\": 0.0, \"after\": 1e-07}, "
          + "{\"field\": \"configuration.auto_checkpoint\", \"before\": true, \"after\": false}, "
          + "{\"field\": \"prd_reference.path\", \"after\": \"/p\"}],"
          + " \"fingerprint\": \"753-f94ca482\"}";

  private static final String CHECKSUM = ", \"checksum\": \"d6f083c6\"}";

  private static StoredEvent parse(String line) throws MalformedDocumentException {
    return StoredEvent.parse(line.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isOneLineOfAscii() {
    assertThat(TRANSITION.toLine())
        .isEqualTo(LINE.substring(0, LINE.length() - 1) + CHECKSUM)
        .matches("\\p{ASCII}+");
  }

  @Test
  void aLineWithAnyOneBitFlippedIsRefusedOrSaysTheSame() {
    byte[] line = TRANSITION.toLine().getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int bit = 0; bit < line.length * 8; bit++) {
      byte[] flipped = line.clone();
      flipped[bit / 8] = (byte) (flipped[bit / 8] ^ (1 << (bit % 8)));
      try {
        assertThat(StoredEvent.parse(flipped)).isEqualTo(TRANSITION);
      } catch (MalformedDocumentException e) {
        refused++;
      }
    }
    // All but those in the name of the checksum itself.
    assertThat(refused).isGreaterThan(line.length * 8 - 70);
  }

  @Test
  void aLineThatIsChangedWithItsChecksumIsNamed() {
    assertThatThrownBy(
            () -> parse(TRANSITION.toLine().replace("\"revision\": 4", "\"revision\": 5")))
        .isInstanceOf(MalformedDocumentException.class)
        .hasMessage("is not that of the line: something in it was changed");
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    assertThat(parse(LINE)).isEqualTo(TRANSITION);
  }

  @ParameterizedTest
  @EnumSource
  void keepsEveryType(SessionEvent.Type type) throws Exception {
    StoredEvent event =
        new StoredEvent(
            new SessionEvent(
                ID,
                1,
                Instant.EPOCH,
                type,
                Optional.empty(),
                SessionStatus.PLANNING,
                Optional.empty(),
                List.of()),
            Optional.empty());

    assertThat(parse(event.toLine())).isEqualTo(event);
  }

  @Test
  void passesOverWhatALaterVersionAdds() throws Exception {
    String later =
        LINE.replace("{\"field\": \"status\"", "{\"unit\": [1], \"field\": \"status\"")
            .replace("\"type\"", "\"actor\": {\"name\": \"x\"}, \"type\"");

    assertThat(parse(later)).isEqualTo(TRANSITION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\": \"transitioned\"|\"type\": \"vanished\"",
        "\"field\": \"status\"|\"field\": \"colour\"",
        "\"revision\": 4,|",
        "\"to\": \"completed\"|\"to\": \"done\"",
        "\"before\": 3|\"before\": [3]",
        "\"changes\": [|\"changes\": {",
        "\"at\": \"2026|\"at\": \"26"
      })
  void isRefusedWithAReason(String rightAndWrong) {
    String[] parts = rightAndWrong.split("\\|", -1);

    assertThatThrownBy(() -> parse(LINE.replace(parts[0], parts[1])))
        .isInstanceOf(MalformedDocumentException.class)
        .message()
        .isNotBlank();
  }
}

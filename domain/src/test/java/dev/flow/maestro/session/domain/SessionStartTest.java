package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.RevisionAssert.assertThat;
import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.GIT;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionStartTest {

  private static final int MIB = 1_048_576;
  private static final SessionConfiguration QUICK =
      SessionConfiguration.defaults().withMaxIterations(1);

  private static SessionRevision start(String featureRequest) {
    return Session.start(ID, featureRequest, QUICK, GIT, CREATED);
  }

  @Nested
  class NewSession {

    private final SessionRevision started = start("Add user authentication");

    @Test
    void isWhatWasGivenAndNothingElse() {
      assertThat(started.session())
          .isEqualTo(
              new Session(
                  ID,
                  "Add user authentication",
                  SessionStatus.INITIALIZING,
                  CREATED,
                  GIT,
                  Optional.empty(),
                  Optional.of(CREATED),
                  Optional.empty(),
                  Optional.empty(),
                  new SessionStatistics(0, 0, 0, 0, 0, 0, 0),
                  QUICK,
                  1));
    }

    @Test
    void isExplainedByTheEventOfItsCreation() {
      SessionEvent event = started.event();

      assertThat(started).isExplainedAs(SessionEvent.Type.CREATED).wasChangedAt(CREATED).changed();
      assertThat(event.sessionId()).isEqualTo(ID);
      assertThat(event.revision()).isEqualTo(1);
      assertThat(event.from()).isEmpty();
      assertThat(event.to()).isEqualTo(SessionStatus.INITIALIZING);
      assertThat(event.reason()).isEmpty();
    }

    @Test
    void keepsTheRequestWordForWord() {
      assertThat(start("  Çok \u0000 güzel\n\t").session().featureRequest())
          .isEqualTo("  Çok \u0000 güzel\n\t");
    }
  }

  @Nested
  class FeatureRequest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t \r", "\u2003\u3000"})
    void isRefusedWhereItIsBlank(String blank) {
      InvalidInputException refusal =
          catchThrowableOfType(InvalidInputException.class, () -> start(blank));

      assertThat(refusal).isNotNull();
      assertThat(refusal.field()).isEqualTo("feature_request");
      assertThat(refusal)
          .hasMessage("feature_request must be a text that is not blank, not \"%s\"", blank);
    }

    @ParameterizedTest(name = "of letters like {0}")
    @ValueSource(strings = {"a", "é", "𝄞"})
    void mayFillOneMebibyte(String letter) {
      assertThatCode(() -> start(bytes(MIB, letter))).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "of letters like {0}")
    @ValueSource(strings = {"a", "é", "𝄞"})
    void isRefusedWhereItIsOneByteLonger(String letter) {
      InvalidInputException refusal =
          catchThrowableOfType(InvalidInputException.class, () -> start(bytes(MIB, letter) + "b"));

      assertThat(refusal).isNotNull();
      assertThat(refusal)
          .hasMessage(
              "feature_request must be at most 1048576 bytes of UTF-8, not \"1048577 bytes\"");
    }

    @Test
    void ofFewerCharactersMayBeTooManyBytes() {
      assertThatCode(() -> Session.requireUsable("€".repeat(MIB / 3))).doesNotThrowAnyException();
      assertThatCode(() -> Session.requireUsable("€".repeat(MIB / 3 + 1)))
          .isInstanceOf(InvalidInputException.class);
    }

    private static String bytes(int count, String letter) {
      int each =
          switch (letter) {
            case "a" -> 1;
            case "é" -> 2;
            default -> 4;
          };
      return letter.repeat(count / each);
    }
  }
}

package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static dev.flow.maestro.session.domain.SessionField.DURATION_SECONDS;
import static dev.flow.maestro.session.domain.SessionField.MAX_ITERATIONS;
import static dev.flow.maestro.session.domain.SessionField.TIMEOUT_MINUTES;
import static dev.flow.maestro.session.domain.SessionField.TOTAL_TASKS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the numbers of a session may be, whichever way they come in. */
class BoundsTest {

  private static SessionUpdate.Builder update() {
    return SessionUpdate.builder();
  }

  private static SessionStatistics totalling(long tasks) {
    return new SessionStatistics(tasks, 0, 0, 0, 0, 0, 0.0);
  }

  @Nested
  class Counts {

    private static final String[] COUNTS = {
      "TOTAL_TASKS",
      "COMPLETED_TASKS",
      "FAILED_TASKS",
      "DECISIONS_MADE",
      "CHECKPOINTS_CREATED",
      "ERROR_RECOVERY_COUNT"
    };

    @ParameterizedTest
    @EnumSource(
        names = {
          "TOTAL_TASKS",
          "COMPLETED_TASKS",
          "FAILED_TASKS",
          "DECISIONS_MADE",
          "CHECKPOINTS_CREATED",
          "ERROR_RECOVERY_COUNT"
        })
    void mayBeZeroAndNotLess(SessionField count) {
      assertThat(count.in(aSession().takes(update().set(count, 0)).session())).contains(0L);
      assertThatThrownBy(() -> update().set(count, -1))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(count.path() + " must be a whole number of at least 0, not \"-1\"");
      assertThatThrownBy(() -> update().setText(count, "-1"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> aSession().takes(update().add(count, -1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(count.path() + " must be a whole number of at least 0, not \"-1\"");
    }

    @Test
    void areCheckedWhereverStatisticsAreMade() {
      assertThat(COUNTS)
          .allSatisfy(
              name -> {
                int at = List.of(COUNTS).indexOf(name);
                long[] n = new long[COUNTS.length];
                n[at] = -1;
                assertThatThrownBy(
                        () -> new SessionStatistics(n[0], n[1], n[2], n[3], n[4], n[5], 0))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageStartingWith(SessionField.valueOf(name).path() + " must be");
              });
    }

    @Test
    void mayBeAsLargeAsALong() {
      assertThat(
              aSession()
                  .takes(update().set(TOTAL_TASKS, Long.MAX_VALUE))
                  .session()
                  .statistics()
                  .totalTasks())
          .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void areNotAddedBeyondALong() {
      assertThatThrownBy(
              () ->
                  aSession().counted(totalling(Long.MAX_VALUE)).takes(update().add(TOTAL_TASKS, 1)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "statistics.total_tasks must be a number below 2^63,"
                  + " not \"9223372036854775807 + 1\"");
    }

    @Test
    void areNotTakenAwayBelowALong() {
      assertThatThrownBy(
              () ->
                  aSession().counted(totalling(0)).takes(update().add(TOTAL_TASKS, Long.MIN_VALUE)))
          .isInstanceOf(InvalidInputException.class);
    }
  }

  @Nested
  class Settings {

    @ParameterizedTest
    @EnumSource(names = {"MAX_ITERATIONS", "TIMEOUT_MINUTES"})
    void mayBeOneAndNotLess(SessionField setting) {
      assertThat(setting.in(aSession().takes(update().set(setting, 1)).session())).contains(1L);
      assertThatThrownBy(() -> update().set(setting, 0))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(setting.path() + " must be a whole number of at least 1, not \"0\"");
      assertThatThrownBy(() -> update().setText(setting, "0"))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> aSession().takes(update().add(setting, -120)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageStartingWith(setting.path() + " must be a whole number of at least 1");
    }

    @Test
    void areCheckedWhereverAConfigurationIsMade() {
      assertThatThrownBy(() -> new SessionConfiguration(0, 1, true, true))
          .hasMessage(
              "configuration.max_iterations must be a whole number of at least 1, not \"0\"");
      assertThatThrownBy(() -> new SessionConfiguration(1, 0, true, true))
          .hasMessage(
              "configuration.timeout_minutes must be a whole number of at least 1, not \"0\"");
      assertThatThrownBy(() -> SessionConfiguration.defaults().withMaxIterations(0))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> SessionConfiguration.defaults().withTimeoutMinutes(0))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thatAreNoNumberSayTheirLeastValueToo() {
      assertThatThrownBy(() -> update().setText(MAX_ITERATIONS, "many"))
          .hasMessageContaining("a whole number of at least 1");
      assertThatThrownBy(() -> update().setText(TIMEOUT_MINUTES, "long"))
          .hasMessageContaining("a whole number of at least 1");
    }
  }

  @Nested
  class Duration {

    @ParameterizedTest
    @ValueSource(
        doubles = {
          -0.001,
          -Double.MIN_VALUE,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY
        })
    void isRefusedWhereItIsNegativeOrNoNumber(double seconds) {
      assertThatThrownBy(() -> update().set(DURATION_SECONDS, seconds))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "statistics.duration_seconds must be a number of at least 0, not \"%s\"", seconds);
      assertThatThrownBy(() -> new SessionStatistics(0, 0, 0, 0, 0, 0, seconds))
          .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400", "-1"})
    void isRefusedAsTextToo(String seconds) {
      assertThatThrownBy(() -> update().setText(DURATION_SECONDS, seconds))
          .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400"})
    void isNotAddedToByWhatIsNoNumber(String amount) {
      assertThatThrownBy(() -> update().addText(DURATION_SECONDS, amount))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> update().add(DURATION_SECONDS, Double.valueOf(amount)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("a finite number");
    }

    @Test
    void isNotAddedBeyondItsBounds() {
      assertThatThrownBy(
              () ->
                  aSession()
                      .counted(Double.MAX_VALUE)
                      .takes(update().add(DURATION_SECONDS, Double.MAX_VALUE)))
          .isInstanceOf(InvalidInputException.class);
      assertThatThrownBy(() -> aSession().counted(1.0).takes(update().add(DURATION_SECONDS, -1.5)))
          .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void mayBeTheLargestNumberAndZero() {
      assertThat(new SessionStatistics(0, 0, 0, 0, 0, 0, Double.MAX_VALUE).durationSeconds())
          .isEqualTo(Double.MAX_VALUE);
      assertThat(SessionStatistics.zero().durationSeconds()).isZero();
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A history for people, and the times in each status. */
class HistoryTextTest {

  private static final String TIMES =
      """
      time in each status
        initializing        2s
        planning            1h2s
        in all              1h4s
        paused, apart       30m
      """;

  private final Cli cli = new Cli();

  @BeforeEach
  void liveThroughAPause() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.clock.advance(Duration.ofMillis(2500));
    cli.run("transition", "01", "--status=planning", "--reason", "tüchtig \u001b[31m\nfake");
    cli.clock.advance(Duration.ofSeconds(2));
    cli.run("update", "01", "--set=statistics.total_tasks=10", "--prd=/docs/\u202eprd.md");
    cli.run("pause", "01");
    cli.clock.advance(Duration.ofMinutes(30));
    cli.run("resume", "01");
    cli.clock.advance(Duration.ofHours(1));
  }

  @Nested
  class Text {

    @Test
    void tellsEachChangeAndTheTimes() {
      assertThat(cli.run("history", "01", "--output", "text").out())
          .isEqualTo(
              """
              session 01000000-0000-4000-8000-000000000000: planning at revision 5

              2026-01-07T13:02:57.119275Z  1  created: initializing
              2026-01-07T13:02:59.619275Z  2  initializing -> planning
                  reason: tüchtig \\u001b[31m\\u000afake
                  current_phase: plan
              2026-01-07T13:03:01.619275Z  3  updated
                  prd_reference.filename: \\u202eprd.md
                  prd_reference.path: /docs/\\u202eprd.md
                  statistics.total_tasks: 0 -> 10
              2026-01-07T13:03:01.619275Z  4  planning -> paused
              2026-01-07T13:33:01.619275Z  5  paused -> planning

              """
                  + TIMES);
    }

    @Test
    void isTheDefaultOnATerminal() {
      assertThat(cli.onTerminal().run("history", "01").out())
          .startsWith("session 01000000")
          .endsWith("\n" + TIMES);
      assertThat(cli.run("history", "01", "--output", "json").out()).startsWith("[{");
    }

    @Test
    void mayBeTheTimesOnly() {
      assertThat(cli.run("history", "01", "--times", "--output=text").out())
          .isEqualTo(
              "session 01000000-0000-4000-8000-000000000000: planning at revision 5\n\n" + TIMES);
    }
  }

  @Nested
  class TimesForPrograms {

    @Test
    void areOneObject() {
      assertThat(cli.run("history", "01", "--times").data())
          .isEqualTo(
              "{\"session_id\": \"01000000-0000-4000-8000-000000000000\","
                  + " \"status\": \"planning\","
                  + " \"status_seconds\": {\"initializing\": 2.5, \"planning\": 3602.0},"
                  + " \"paused_seconds\": 1800.0, \"unpaused_seconds\": 3604.5,"
                  + " \"untold_seconds\": 0.0}\n");
    }

    @Test
    void mayBeIndented() {
      assertThat(cli.run("history", "01", "--times", "--output", "pretty").data())
          .startsWith("{\n  \"session_id\": ")
          .contains("\n  \"status_seconds\": {\n    \"initializing\": 2.5,\n");
    }

    @Test
    void areDigitsHoweverLongItWas() {
      cli.clock.advance(Duration.ofDays(1000));

      assertThat(cli.run("history", "01", "--times").data()).contains("\"planning\": 86403602.0}");
    }

    @Test
    void ofNoSessionAreRefused() {
      cli.run("history", "02", "--times")
          .failed(
              3,
              "error: no session \"02\"",
              "hint: maestro-session list --limit 0 shows all sessions");
    }
  }

  @Test
  void aLongDurationIsWrittenInDigits() {
    cli.run("update", "01", "--set=statistics.duration_seconds=27825173.468");

    assertThat(cli.run("history", "01", "--output=text").out())
        .contains("    statistics.duration_seconds: 0.0 -> 27825173.468\n");
  }

  @Test
  void timesAreToldToTheMicrosecond() {
    cli.clock.advance(Duration.ofNanos(1_234_567));

    assertThat(cli.run("history", "01", "--times").data()).contains("\"planning\": 3602.001234}");
  }

  @Test
  void theArrayOfEventsStaysAsItWas() {
    assertThat(cli.run("history", "01").data()).startsWith("[{\"session_id\": ").endsWith("}]\n");
  }
}

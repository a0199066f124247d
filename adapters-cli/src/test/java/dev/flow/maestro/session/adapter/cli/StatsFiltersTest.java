package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sessions {@code stats} is of. */
class StatsFiltersTest {

  private final Cli cli = new Cli();

  /** How many sessions the statistics with these flags are of. */
  private String counted(String... flags) {
    return cli.run(BadInput.of(flags).after("stats"))
        .data()
        .replaceAll("(?s).*\"sessions\": (\\d+), \"unreadable\".*", "$1");
  }

  @Test
  void byTheFiltersOfAList() {
    cli.run("create", "--feature-request", "Add user authentication");
    cli.run("transition", "01", "--status=planning");
    cli.clock.advance(Duration.ofSeconds(90));
    cli.run("transition", "01", "--status=failed");
    cli.run("create", "--feature-request", "another");

    assertThat(counted()).isEqualTo("2");
    assertThat(counted("--active")).isEqualTo("1");
    assertThat(counted("--status=failed", "--status=paused")).isEqualTo("1");
    assertThat(counted("--phase=plan", "--branch=main")).isEqualTo("1");
    assertThat(counted("--created-after=2026-01-08")).isEqualTo("0");
    assertThat(counted("--created-before=2026-01-07T13:02:57.119275Z")).isEqualTo("1");
  }

  @Test
  void byTheLastChange() {
    cli.with(
        aSession()
            .withId(Cli.id(1))
            .createdAt(Instant.parse("2025-12-01T00:00:00Z"))
            .updatedAt(Instant.parse("2026-01-06T13:02:57.119275Z")));

    assertThat(counted("--since", "2026-01-06")).isEqualTo("1");
    assertThat(counted("--since", "2026-01-07")).isEqualTo("0");
    assertThat(counted("--since", "2026-01-06T13:02:57.119275Z")).isEqualTo("1");
    assertThat(counted("--since", "2026-01-06T13:02:57.119276Z")).isEqualTo("0");
    assertThat(counted("--since", "1d")).isEqualTo("1");
    assertThat(counted("--since", "23h59m59s")).isEqualTo("0");
    assertThat(counted("--since", "999999999w")).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "-7d", "7", "7 d", "2026-02-30", "0000000000s"})
  void nothingByWhatIsNoTime(String since) {
    cli.run("stats", "--since", since)
        .failed(
            2,
            "error: --since must be a date, an instant or a span of time, such as 2026-01-31 or"
                + " 7d, not \""
                + since
                + "\"",
            "hint: maestro-session stats --help");
    assertThat(cli.opened).isEmpty();
  }

  @Test
  void nothingByALimit() {
    assertThat(cli.run("stats", "--limit=1").exit()).isEqualTo(2);
  }
}

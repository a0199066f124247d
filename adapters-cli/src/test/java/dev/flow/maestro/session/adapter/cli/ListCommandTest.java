package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListCommandTest {

  private final Cli cli = new Cli();

  /** The numbers of the sessions that {@code list} prints with these flags, in order. */
  private List<Integer> list(String... flags) {
    String[] words = Stream.concat(Stream.of("list"), Arrays.stream(flags)).toArray(String[]::new);
    return cli.run(words).ids().stream().map(id -> Integer.parseInt(id.substring(0, 2))).toList();
  }

  @Nested
  class Prints {

    private static final SessionText SECOND =
        SessionText.CREATED
            .with("\"01000000", "\"02000000")
            .with("Add user authentication", "second")
            .with("\"created_at\": \"2026-01-07T13:02:57", "\"created_at\": \"2026-01-07T13:02:59")
            .with("\"updated_at\": \"2026-01-07T13:02:57", "\"updated_at\": \"2026-01-07T13:02:59");

    private void createTwo() {
      cli.run("create", "--feature-request", "Add user authentication");
      cli.clock.advance(Duration.ofSeconds(2));
      cli.run("create", "--feature-request", "second");
    }

    @Test
    void theNewestFirstOnOneLine() {
      createTwo();

      assertThat(cli.run("list").data())
          .isEqualTo(SessionText.compact(SessionText.prettyArray(SECOND, SessionText.CREATED)));
    }

    @Test
    void theNewestFirstIndented() {
      createTwo();

      assertThat(cli.run("list", "--output", "pretty").data())
          .isEqualTo(SessionText.prettyArray(SECOND, SessionText.CREATED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "pretty"})
    void anEmptyArrayWhereThereIsNone(String output) {
      assertThat(cli.run("list", "--output", output).data()).isEqualTo("[]\n");
    }
  }

  @Nested
  class FiltersByState {

    @BeforeEach
    void createSessions() {
      cli.with(
          session(1, SessionStatus.PLANNING).inPhase(SessionPhase.PLAN).onBranch("main"),
          session(2, SessionStatus.PAUSED).inPhase(SessionPhase.PLAN).onBranch("feature/ü"),
          session(3, SessionStatus.COMPLETED).inPhase(SessionPhase.CLEANUP).onBranch("main"),
          session(4, SessionStatus.FAILED).onBranch("Main"),
          session(5, SessionStatus.INITIALIZING).onBranch("feature/ü"));
    }

    private SessionBuilder session(int number, SessionStatus status) {
      return aSession()
          .withId(Cli.id(number))
          .createdAt(Cli.START.minusSeconds(number))
          .withStatus(status);
    }

    @Test
    void byNothing() {
      assertThat(list()).containsExactly(1, 2, 3, 4, 5);
    }

    @ParameterizedTest
    @CsvSource({
      "planning,1",
      "paused,2",
      "completed,3",
      "failed,4",
      "initializing,5",
    })
    void byStatus(String status, int number) {
      assertThat(list("--status", status)).containsExactly(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generating_tasks", "implementing", "validating", "generating_report"})
    void byAStatusThatNoneHas(String status) {
      assertThat(list("--status", status)).isEmpty();
    }

    @Test
    void bySeveralStatuses() {
      assertThat(list("--status", "failed", "--status=planning", "--status", "paused"))
          .containsExactly(1, 2, 4);
    }

    @Test
    void byOneStatusGivenTwice() {
      assertThat(list("--status", "failed", "--status", "failed")).containsExactly(4);
    }

    @Test
    void byPhase() {
      assertThat(list("--phase", "plan")).containsExactly(1, 2);
      assertThat(list("--phase", "cleanup")).containsExactly(3);
      assertThat(list("--phase", "validate")).isEmpty();
    }

    @Test
    void byBranchLetterForLetter() {
      assertThat(list("--branch", "main")).containsExactly(1, 3);
      assertThat(list("--branch", "feature/ü")).containsExactly(2, 5);
      assertThat(list("--branch", "feature")).isEmpty();
      assertThat(list("--branch", "")).isEmpty();
    }

    @Test
    void byNotHavingEnded() {
      assertThat(list("--active")).containsExactly(1, 2, 5);
    }

    @Test
    void byAllFlagsTogether() {
      assertThat(list("--active", "--branch", "main")).containsExactly(1);
      assertThat(list("--active", "--status", "completed")).isEmpty();
      assertThat(list("--status=paused", "--status=completed", "--phase=plan")).containsExactly(2);
    }
  }

  @Nested
  class FiltersByCreation {

    @BeforeEach
    void createSessions() {
      String[] times = {
        "2026-01-06T23:59:59.999999Z",
        "2026-01-07T00:00:00Z",
        "2026-01-07T23:59:59.999999Z",
        "2026-01-08T00:00:00Z"
      };
      for (int i = 0; i < times.length; i++) {
        cli.with(aSession().withId(Cli.id(i + 1)).createdAt(Instant.parse(times[i])));
      }
    }

    @Test
    void onADayAndLater() {
      assertThat(list("--created-after", "2026-01-07")).containsExactly(4, 3, 2);
    }

    @Test
    void onADayAndEarlier() {
      assertThat(list("--created-before", "2026-01-07")).containsExactly(3, 2, 1);
    }

    @Test
    void onOneDay() {
      assertThat(list("--created-after", "2026-01-07", "--created-before", "2026-01-07"))
          .containsExactly(3, 2);
    }

    @Test
    void atAnInstantAndLater() {
      assertThat(list("--created-after", "2026-01-07T23:59:59.999999Z")).containsExactly(4, 3);
      assertThat(list("--created-after", "2026-01-08T00:00:00Z")).containsExactly(4);
      assertThat(list("--created-after", "2026-01-08T00:00:00.000001Z")).isEmpty();
    }

    @Test
    void atAnInstantAndEarlier() {
      assertThat(list("--created-before", "2026-01-07T00:00:00Z")).containsExactly(2, 1);
      assertThat(list("--created-before", "2026-01-06T23:59:59.999999Z")).containsExactly(1);
      assertThat(list("--created-before", "2026-01-06T23:59:59.999998Z")).isEmpty();
    }

    @Test
    void atAnInstantWithAnOffset() {
      assertThat(list("--created-after", "2026-01-08T01:00:00+01:00")).containsExactly(4);
      assertThat(list("--created-before", "2026-01-06T23:30:00-00:30")).containsExactly(2, 1);
    }

    @Test
    void neverWhereTheBoundsAreTheWrongWayRound() {
      assertThat(list("--created-after", "2026-01-08", "--created-before", "2026-01-07")).isEmpty();
    }
  }

  @Nested
  class Limits {

    @BeforeEach
    void createTwelveSessions() {
      IntStream.rangeClosed(1, 12)
          .forEach(
              number ->
                  cli.with(
                      aSession().withId(Cli.id(number)).createdAt(Cli.START.plusSeconds(number))));
    }

    @Test
    void toTheTenNewest() {
      assertThat(list()).containsExactly(12, 11, 10, 9, 8, 7, 6, 5, 4, 3);
    }

    @Test
    void toAllWithZero() {
      assertThat(list("--limit", "0")).hasSize(12);
    }

    @Test
    void toAsManyAsAskedFor() {
      assertThat(list("--limit", "1")).containsExactly(12);
      assertThat(list("--limit=11")).hasSize(11).doesNotContain(1);
    }

    @Test
    void toMoreThanThereAre() {
      assertThat(list("--limit", "2147483647")).hasSize(12);
    }

    @Test
    void afterFiltering() {
      assertThat(list("--limit", "1", "--created-before", Cli.START.plusSeconds(3).toString()))
          .containsExactly(3);
    }
  }

  @Nested
  class ShowsSessionsAsTheyCome {

    private final Session first = aSession().withId(Cli.id(1)).build();

    /** A store that takes some time, shows one session and fails. */
    private CliRun failing(Cli over) {
      return over.over(
              new FailingRepository(new IllegalStateException()) {
                @Override
                public void scanInOrder(SessionQuery query, SessionVisitor visitor) {
                  visitor.onProgress(64, 10_000);
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
                  visitor.onProgress(9_984, 10_000);
                  visitor.onSession(first);
                  throw new StoreUnavailableException("the rest", "cannot read the rest");
                }
              })
          .run("list");
    }

    @Test
    void soThatAnErrorLeavesAnArrayWithoutAnEnd() {
      CliRun run = failing(cli);

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.out()).startsWith("[{").contains(Cli.id(1).toString()).doesNotContain("]\n");
      assertThat(run.err()).startsWith("error: cannot read the rest\n");
    }

    @Test
    void andNothingWhereAnErrorIsFirst() {
      CliRun run =
          cli.over(new FailingRepository(new StoreUnavailableException("it", "cannot read it")))
              .run("list");

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.out()).isEmpty();
    }

    @Test
    void andOnATerminalHowFarItIsUntilTheFirst() {
      String line = "reading sessions: 9984 of 10000";

      assertThat(failing(cli.onTerminal()).err())
          .startsWith("\r" + line + "\r" + " ".repeat(line.length()) + "\r")
          .doesNotContain("64 of");
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What {@code watch} prints, how it ends, and what it refuses. */
class WatchCommandTest {

  private static final String ONE = Cli.id(1).toString();

  private final Cli cli = new Cli();

  @BeforeEach
  void createSessions() {
    cli.with(
        aSession().withId(Cli.id(1)).createdAt(Cli.START),
        aSession()
            .withId(Cli.id(2))
            .createdAt(Cli.START.plusSeconds(1))
            .withStatus(SessionStatus.FAILED));
    // Journals are named by the same generator as sessions.
    cli.nextId(50);
  }

  @Nested
  class FromTheBeginning {

    @Test
    void printsEachEventAsHistoryDoesWithItsCursor() {
      cli.run("transition", ONE, "--status", "planning", "--reason", "why not");

      CliRun run = cli.run("watch", ONE, "--since", "beginning", "--timeout", "0s");

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .isEqualTo(
              """
              {"session_id": "ID", "revision": 1, "at": "2026-01-07T13:02:57.119275Z", "type": "created", "to": "initializing", "changes": [], "cursor": "J.1"}
              {"session_id": "ID", "revision": 2, "at": "2026-01-07T13:02:57.119275Z", "type": "transitioned", "from": "initializing", "to": "planning", "reason": "why not", "changes": [{"field": "status", "before": "initializing", "after": "planning"}, {"field": "current_phase", "after": "plan"}], "cursor": "J.2"}
              """
                  .replace("ID", ONE)
                  .replace("J.", Cli.id(50) + "."));
    }

    @Test
    void printsALineForPeople() {
      cli.run("pause", ONE, "--reason", "lunch \u001b[2J");

      CliRun run =
          cli.run("watch", "--active", "--since", "beginning", "--timeout=0s", "--output", "text");

      assertThat(run.out())
          .isEqualTo(
              """
              2026-01-07T13:02:57.119275Z  01000000  created: initializing
              2026-01-07T13:02:57.119275Z  01000000  initializing -> paused  (lunch \\u001b[2J)
              """);
    }

    @Test
    void tellsOnlyOfSessionsThatMeetTheFilters() {
      CliRun run =
          cli.run(
              "watch", "--status=failed", "--since=beginning", "--timeout=0s", "--output=jsonl");

      assertThat(run.ids()).containsExactly(Cli.id(2).toString());
    }

    @Test
    void endsAfterSoManyLines() {
      assertThat(cli.run("watch", "--since", "beginning", "--limit", "1").ids()).hasSize(1);
    }
  }

  @Test
  void nothingHasHappenedFromNowOnUntilSomethingDoes() {
    CliRun run = cli.run("watch", "--timeout", "0s");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void goesOnBehindTheCursorThatItAnnounced() {
    CliRun began = cli.run("watch", "--announce", "--timeout", "0s");
    String cursor = Cli.id(50) + ".0";
    assertThat(began.out())
        .isEqualTo(
            "{\"type\": \"watching\", \"at\": \"2026-01-07T13:02:57.119275Z\", \"cursor\": \""
                + cursor
                + "\"}\n");
    cli.run("delete", ONE);
    cli.run("trash", "restore", ONE);
    cli.run("delete", ONE);

    CliRun run = cli.run("watch", "--since", cursor, "--timeout", "0s");

    assertThat(run.out())
        .startsWith(
            "{\"type\": \"deleted\", \"session_id\": \"" + ONE + "\", \"at\": \"2026-01-07T13:02")
        .hasLineCount(1);
  }

  @Nested
  class Refuses {

    @Test
    void aCursorThatNobodyKnows() {
      CliRun run = cli.run("watch", "--since", "x.1", "--output", "json");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains("\"code\": \"invalid_input\"", "is unknown or expired", "--since beginning");
    }

    @Test
    void aSessionThatThereIsNot() {
      assertThat(cli.run("watch", Cli.id(9).toString()).exit()).isEqualTo(3);
      assertThat(cli.run("watch", "ff").exit()).isEqualTo(3);
    }

    @Test
    void whatMakesNoSense() {
      assertThat(cli.run("watch", "--limit", "0").exit()).isEqualTo(2);
      assertThat(cli.run("watch", "--timeout", "soon").exit()).isEqualTo(2);
      assertThat(cli.run("watch", "--status", "done").exit()).isEqualTo(2);
      assertThat(cli.run("watch", "--output", "pretty").exit()).isEqualTo(2);
    }
  }

  @Nested
  class WhereNobodyReads {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ExitCode watch(boolean isPipe) {
      OutputStream closed =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("Broken pipe");
            }
          };
      Console console =
          new Console(
              InputStream.nullInputStream(),
              new PrintStream(closed, false, UTF_8),
              new PrintStream(err, false, UTF_8),
              Map.of(),
              Cli.FOLDER,
              false,
              false,
              false,
              isPipe,
              cli.clock);
      return cli.run(console, "watch", "--since", "beginning");
    }

    @Test
    void aClosedPipeIsAnEndAsAnyOther() {
      assertThat(watch(true)).isEqualTo(ExitCode.DONE);
      assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsAFailure() {
      assertThat(watch(false)).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(err.toString(UTF_8)).startsWith("error: cannot write to standard output");
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --output}, {@code --fields} and what is shown where nobody says. */
class OutputFormsTest {

  private static final String ONE = Cli.id(1).toString();
  private static final String TWO = Cli.id(2).toString();

  private final Cli cli = new Cli();

  @BeforeEach
  void createTwo() {
    cli.with(
        aSession().withId(Cli.id(1)).asking("Add search"),
        aSession().withId(Cli.id(2)).asking("Fix login").withStatus(SessionStatus.PAUSED));
  }

  @Nested
  class OfAList {

    @Test
    void isJsonOnAPipeAndATableOnATerminal() {
      assertThat(cli.run("list").data()).startsWith("[{\"session_id\"");
      cli.environment.put("NO_COLOR", "1");
      cli.clock.advance(Duration.ofHours(3));

      assertThat(cli.onTerminal().run("list").out())
          .isEqualTo(
              """
              ID        STATUS          BRANCH  UPDATED  REQUEST
              01000000  ○ initializing  main    3h ago   Add search
              02000000  ‖ paused        main    3h ago   Fix login
              """);
      assertThat(cli.run("list", "--output", "json").data()).startsWith("[{");
    }

    @Test
    void isALineForEachSessionInJsonLines() {
      assertThat(cli.run("list", "--output", "jsonl").data().lines())
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).startsWith("{\"session_id\"").endsWith("}"));
    }

    @Test
    void isOnlyIds() {
      assertThat(cli.run("list", "--output=id").data()).isEqualTo(ONE + "\n" + TWO + "\n");
      assertThat(cli.run("search", "login", "--output=id").data()).isEqualTo(TWO + "\n");
      assertThat(cli.run("get", "02", "--output=id").data()).isEqualTo(TWO + "\n");
      assertThat(cli.nextId(3).run("create", "--feature-request=x", "--output=id").data())
          .isEqualTo(Cli.id(3) + "\n");
    }

    @Test
    void saysOnATerminalThatThereIsNone() {
      CliRun run = cli.onTerminal().run("list", "--status=failed");

      assertThat(run.out()).isEmpty();
      assertThat(run.err()).isEqualTo("no session matches\n");
    }
  }

  @Nested
  class OfOneSession {

    @Test
    void isAPageOnATerminal() {
      cli.environment.put("NO_COLOR", "1");

      assertThat(cli.onTerminal().run("get", "02").out())
          .startsWith("session " + TWO + "\n  status      ‖ paused\n")
          .contains("  may become  planning, generating_tasks, implementing, ")
          .contains("  created     2026-01-07 13:02:57 UTC (now)\n")
          .endsWith("\n\n  Fix login\n");
    }

    @Test
    void isARowOnATerminalWhenItWasChanged() {
      cli.environment.put("NO_COLOR", "1");

      assertThat(cli.onTerminal().run("transition", "01", "--status", "planning").out())
          .isEqualTo("01000000  ● planning  main    now      Add search\n");
    }
  }

  @Nested
  class Fields {

    @Test
    void areTheOnlyMembersInTheirOrder() {
      assertThat(cli.run("list", "--fields", "status,id,completed_at").data())
          .isEqualTo(
              "[{\"status\": \"initializing\", \"id\": \""
                  + ONE
                  + "\", \"completed_at\": null}, {\"status\": \"paused\", \"id\": \""
                  + TWO
                  + "\", \"completed_at\": null}]\n");
      assertThat(cli.run("get", "01", "--fields=statistics.total_tasks,branch").data())
          .isEqualTo("{\"statistics.total_tasks\": 0, \"branch\": \"main\"}\n");
      assertThat(cli.run("list", "--fields=status", "--output=jsonl").data())
          .isEqualTo("{\"status\": \"initializing\"}\n{\"status\": \"paused\"}\n");
    }

    @Test
    void areTheColumnsOfATable() {
      assertThat(cli.run("list", "--fields=status,feature_request", "--output=table").out())
          .isEqualTo(
              """
              STATUS        FEATURE_REQUEST
              initializing  Add search
              paused        Fix login
              """);
    }

    @Test
    void areListedWithoutAValue() {
      assertThat(cli.run("list", "--fields").data().lines())
          .containsExactlyElementsOf(SessionFields.known());
      assertThat(cli.opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stat", "id,", "id,,status", "ID"})
    void thatAreNotThereAreRefused(String names) {
      CliRun run = cli.run("list", "--fields", names);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).startsWith("error: unknown --fields ").contains("known: id, status");
    }
  }

  @Nested
  class OfTheEnvironment {

    @ParameterizedTest
    @CsvSource({"jsonl,{", "pretty,[", "id,0", "table,ID"})
    void isTheDefault(String form, String beginning) {
      cli.environment.put("MAESTRO_OUTPUT", form);

      assertThat(cli.run("list").out()).startsWith(beginning);
      assertThat(cli.run("list", "--output=json").out()).startsWith("[{");
    }

    @Test
    void isPassedOverByACommandThatHasNoSuchForm() {
      cli.environment.put("MAESTRO_OUTPUT", "id");

      assertThat(cli.run("trash", "list").data()).isEqualTo("[]\n");
    }

    @Test
    void isRefusedWhereThereIsNoSuchForm() {
      cli.environment.put("MAESTRO_OUTPUT", "xml");

      CliRun run = cli.run("list");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("error: unknown MAESTRO_OUTPUT \"xml\"; known: table, text, json");
    }

    @Test
    void makesErrorsDataToo() {
      cli.environment.put("MAESTRO_OUTPUT", "jsonl");

      assertThat(cli.run("get", "ff").err()).startsWith("{\"code\": \"not_found\"");
    }
  }

  @Nested
  class Colours {

    @Test
    void areForcedOrForbiddenByTheFlag() {
      assertThat(cli.run("list", "--output=table", "--color=always").out()).contains("\u001b[");
      assertThat(cli.run("get", "ff", "--color=always").err())
          .startsWith("\u001b[31merror:\u001b[0m no session");
      assertThat(cli.onTerminal().run("list", "--color", "never").out()).doesNotContain("\u001b");
    }

    @Test
    void areAChoiceOfThree() {
      cli.run("list", "--color", "blue")
          .failed(
              2,
              "error: unknown --color \"blue\"; known: auto, always, never",
              "hint: maestro-session list --help");
    }
  }
}

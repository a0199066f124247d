package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code --session-id} names a session. */
class SessionIdTest {

  private static final String NOBODY = "hint: maestro-session list --limit 0 shows all sessions";
  private static final String AB12 = "ab120000-0000-4000-8000-000000000000";
  private static final String AB34 = "ab340000-0000-4000-8000-000000000000";
  private static final String CD = "cd000000-0000-4000-8000-000000000000";

  private final Cli cli = new Cli();

  @BeforeEach
  void createSessions() {
    for (String id : new String[] {AB34, CD, AB12}) {
      cli.with(aSession().withId(SessionId.parse(id).orElseThrow()));
    }
  }

  @Nested
  class FindsTheSession {

    @ParameterizedTest
    @ValueSource(strings = {AB12, "ab120000-", "ab1"})
    void byItsIdOrAUniqueBeginningOfIt(String text) {
      assertThat(cli.run("get", "--session-id", text).ids()).containsExactly(AB12);
    }

    @Test
    void byItsFirstCharacter() {
      assertThat(cli.run("get", "--session-id=c").ids()).containsExactly(CD);
    }

    @Test
    void inTransitions() {
      assertThat(cli.run("transition", "--session-id", "ab3", "--status", "planning").ids())
          .containsExactly(AB34);
    }

    @Test
    void inUpdates() {
      assertThat(cli.run("update", "--session-id", "ab3", "--phase", "plan").ids())
          .containsExactly(AB34);
    }

    @Test
    void inHistories() {
      assertThat(cli.run("history", "--session-id", "ab3").ids()).containsExactly(AB34);
    }

    @Test
    void inDeletions() {
      assertThat(cli.run("delete", "--session-id", "ab3").data()).contains(AB34);
    }
  }

  @Nested
  class FindsNone {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "nonexistent-id",
          "../../etc",
          "/etc/passwd",
          "b",
          "ab2",
          "AB12",
          "Ab120000-0000-4000-8000-000000000000",
          "ab120000-0000-4000-8000-0000000000000",
          " ab12",
          "ab12 ",
          "ab12*",
          "*",
          ".",
          "%",
          "_b12",
          ""
        })
    void whereNoIdBeginsLikeThis(String text) {
      var before = cli.content();
      for (String command : new String[] {"get", "history", "delete"}) {
        cli.run(command, "--session-id", text)
            .failed(3, "error: no session \"" + text + "\"", NOBODY);
      }
      cli.run("transition", "--session-id", text, "--status", "planning")
          .failed(3, "error: no session \"" + text + "\"", NOBODY);
      cli.run("update", "--session-id", text, "--phase", "plan")
          .failed(3, "error: no session \"" + text + "\"", NOBODY);

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void whereTheIdIsWholeButUnknown() {
      cli.run("get", "--session-id", Cli.id(9).toString())
          .failed(3, "error: no session \"" + Cli.id(9) + "\"", NOBODY);
    }

    @Test
    void inTheUpperCaseOfTurkish() {
      cli.run("get", "--session-id", "\u0130\u0131")
          .failed(3, "error: no session \"\u0130\u0131\"", NOBODY);
    }
  }

  @Nested
  class FindsSeveral {

    @Test
    void andNamesThemInOrder() {
      var before = cli.content();

      cli.run("delete", "--session-id", "ab")
          .failed(
              5,
              "error: \"ab\" begins 2 ids: " + AB12 + ", " + AB34,
              "hint: give more characters of the id");

      assertThat(cli.content()).isEqualTo(before);
    }

    @Test
    void andNamesNoMoreThanFive() {
      for (int i = 1; i <= 6; i++) {
        cli.with(aSession().withId(Cli.id(i)));
      }

      CliRun run = cli.run("get", "--session-id", "0");

      assertThat(run.err())
          .startsWith("error: \"0\" begins 6 ids: " + Cli.id(1) + ", ")
          .contains(Cli.id(5) + ", …\n")
          .doesNotContain(Cli.id(6).toString());
      assertThat(run.exit()).isEqualTo(5);
    }

    @Test
    void andListsThemAllInJson() {
      cli.run("get", "--session-id", "ab", "--output", "json")
          .failed(
              5,
              "{\"code\": \"ambiguous_id\", \"message\": \"\\\"ab\\\" begins 2 ids: "
                  + (AB12 + ", " + AB34)
                  + "\", \"hint\": \"give more characters of the id\", \"prefix\": \"ab\","
                  + (" \"candidates\": [\"" + AB12 + "\", \"" + AB34 + "\"]}"));
    }
  }
}

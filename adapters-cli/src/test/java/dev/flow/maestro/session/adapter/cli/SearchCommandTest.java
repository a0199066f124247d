package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCommandTest {

  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Cli cli = new Cli();

  private static SessionBuilder asking(int number, String request) {
    return aSession()
        .withId(Cli.id(number))
        .asking(request)
        .createdAt(Cli.START.plusSeconds(number));
  }

  private List<Integer> found(String... words) {
    return cli.run(words).ids().stream().map(id -> Integer.parseInt(id.substring(0, 2))).toList();
  }

  private String text(String... words) {
    CliRun run =
        cli.run(
            Stream.concat(Stream.of("search", "--output=text"), Arrays.stream(words))
                .toArray(String[]::new));
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out();
  }

  @Nested
  class Finds {

    @BeforeEach
    void storeFour() {
      cli.with(
          asking(1, "Add a login page"),
          asking(2, "Login, login!").withStatus(SessionStatus.PAUSED),
          asking(3, "Authentication for the login -x"),
          asking(4, "Something else"));
    }

    @Test
    void theBestMatchFirst() {
      assertThat(found("search", "login")).containsExactly(2, 1, 3);
    }

    @Test
    void severalWordsWithoutQuotes() {
      assertThat(found("search", "login", "auth*")).containsExactly(3);
      assertThat(found("search", "page", "--limit", "1", "login")).containsExactly(1);
      assertThat(found("search", "--text", "page", "login")).containsExactly(1);
    }

    @Test
    void whatBeginsWithADashBehindTwo() {
      assertThat(found("search", "--", "-page", "login")).containsExactly(2, 3);
      assertThat(found("search", "login -page")).containsExactly(2, 3);
      assertThat(found("search", "--text=-page login")).containsExactly(2, 3);
    }

    @Test
    void aPhrase() {
      assertThat(found("search", "\"login page\"")).containsExactly(1);
      assertThat(found("search", "\"login", "page\"")).containsExactly(1);
    }

    @Test
    void noMoreThanTheFiltersAllow() {
      assertThat(found("search", "login", "--status", "paused")).containsExactly(2);
      assertThat(found("search", "login", "--created-after", "2026-01-07T13:03:00Z"))
          .containsExactly(3);
    }

    @Test
    void theSameAsAList() {
      assertThat(found("list", "--search", "login")).containsExactly(2, 1, 3);
      assertThat(cli.run("search", "login", "--output=pretty").data())
          .isEqualTo(cli.run("list", "--search=login", "--output=pretty").data());
      assertThat(found("list", "--search", "-page login", "--limit", "1")).containsExactly(2);
    }

    @Test
    void anEmptyArrayWhereNoneMatches() {
      assertThat(cli.run("search", "nothing").data()).isEqualTo("[]\n");
    }

    @ParameterizedTest
    @CsvSource({"'',10", "--limit=3,3", "--limit=0,12"})
    void tenUnlessAnotherLimitIsGiven(String flag, int count) {
      for (int number = 5; number <= 13; number++) {
        cli.with(asking(number, "login"));
      }
      String[] words =
          flag.isEmpty()
              ? new String[] {"search", "login"}
              : new String[] {"search", "login", flag};

      assertThat(found(words)).hasSize(count);
    }
  }

  @Nested
  class Refuses {

    @Test
    void nothingToFind() {
      cli.run("search", "%")
          .failed(
              2,
              "error: search must be text with at least one letter, digit or symbol, not \"%\"",
              "hint: maestro-session search --help");
      cli.run("list", "--search", "")
          .failed(
              2,
              "error: search must be text with at least one letter, digit or symbol, not \"\"",
              "hint: maestro-session list --help");
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void aMissingText() {
      cli.run("search")
          .failed(2, "error: search needs --text TEXT", "hint: maestro-session search --help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--limit=-1", "--status=none", "--output=xml", "-x"})
    void flagsThatAreWrong(String flag) {
      CliRun run = cli.run("search", "login", flag);

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void anOpenQuoteWithTheDataInJson() {
      CliRun run = cli.run("search", "\"login", "--output", "json");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .contains(
              "\"code\": \"invalid_input\"", "\"field\": \"search\"", "\"value\": \"\\\"login\"");
    }
  }

  @Nested
  class ForPeople {

    @Test
    void isALineForEachSession() {
      cli.with(
          asking(1, "Add a login page"),
          asking(2, "Log\nin: login").withStatus(SessionStatus.PAUSED));

      assertThat(text("login"))
          .isEqualTo(
              """
              ID        STATUS          BRANCH  UPDATED  REQUEST
              02000000  ‖ paused        main    now      Log in: login
              01000000  ○ initializing  main    now      Add a login page
              """);
    }

    @Test
    void showsAsMuchOfAnIdAsMakesItUnique() {
      SessionId alike = SessionId.parse("01000000-0000-4000-8000-0000000000f0").orElseThrow();
      cli.with(asking(1, "login"), asking(2, "log in, login"), asking(3, "x").withId(alike));

      assertThat(text("login").lines().skip(1).map(line -> line.substring(0, 38)))
          .containsExactly(
              "01000000-0000-4000-8000-00000000000  ○", "02000000                             ○");
      assertThat(cli.run("get", "01000000-0000-4000-8000-00000000000").ids()).hasSize(1);
    }

    @Test
    void marksTheMatchesOnATerminal() {
      cli.with(asking(1, "Add a Login-page, not a pagelogin"));
      cli.onTerminal();

      assertThat(cli.run("search", "\"login page\"", "add").out())
          .endsWith(
              "  "
                  + (BOLD + "Add" + PLAIN + " a " + BOLD + "Login-page" + PLAIN)
                  + ", not a pagelogin\n");
    }

    @ParameterizedTest
    @CsvSource({"NO_COLOR,1", "CLICOLOR,0", "TERM,dumb"})
    void hasNoColoursWhereTheyAreNotWanted(String variable, String value) {
      cli.with(asking(1, "login"));
      cli.onTerminal();
      cli.environment.put(variable, value);

      assertThat(cli.run("search", "login").out()).endsWith("  now      login\n");
    }

    @Test
    void hasNoColoursInAPipeOrInJson() {
      cli.with(asking(1, "login"));

      assertThat(text("login")).doesNotContain("\u001b");
      cli.onTerminal();
      assertThat(cli.run("search", "login", "--output=json").data()).startsWith("[");
    }

    @Test
    void fitsTheWidth() {
      cli.with(asking(1, "x ".repeat(500) + "login" + " y".repeat(500)));

      assertThat(row(text("login"))).contains(" login ").endsWith("…").hasSize(80);
      cli.environment.put("COLUMNS", "60");
      assertThat(row(text("login"))).contains(" login ").endsWith("…").hasSize(60);
      cli.environment.put("COLUMNS", "wide");
      assertThat(row(text("login"))).hasSize(80);
    }

    private static String row(String table) {
      return table.lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void neverShowsAControlCharacterRaw() {
      cli.with(asking(1, "\u001b[2J\u202e login\u0007\r\nfake"));

      assertThat(text("login")).endsWith("  \\u001b[2J\\u202e login\\u0007 fake\n").hasLineCount(2);
    }

    @Test
    void saysOnATerminalThatNoneMatches() {
      CliRun run = cli.onTerminal().run("search", "nothing");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).isEqualTo("no session matches\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void namesWhatCouldNotBeRead(String output) {
      cli.over(
          new FailingRepository(new IllegalStateException()) {
            @Override
            public void scan(SessionQuery query, SessionVisitor visitor) {
              visitor.onUnreadable(
                  UnreadableRecord.whole("02", "/repo/02/metadata.json", "damaged"));
            }

            @Override
            public List<SessionId> idsStartingWith(String prefix) {
              return List.of();
            }
          });

      CliRun run = cli.run("search", "login", "--output", output);

      assertThat(run.exit()).isZero();
      assertThat(run.err()).contains("warning", "/repo/02/metadata.json", "damaged");
    }
  }
}

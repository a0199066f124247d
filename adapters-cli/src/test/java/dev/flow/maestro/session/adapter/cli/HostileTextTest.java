package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that would steer a terminal, or forge a line, were they printed as they are. */
class HostileTextTest {

  private static final String TEXT = "\u001b[2J\nerror: fake\r\u0000\u0085\u2028\u202e\u200b\u007f";
  private static final String SHOWN =
      "\\u001b[2J\\u000aerror: fake\\u000d\\u0000\\u0085\\u2028\\u202e\\u200b\\u007f";

  private final Cli cli = new Cli();

  @Nested
  class InAnArgument {

    static Stream<Arguments> commandLines() {
      return Stream.of(
              Stream.of(TEXT),
              Stream.of("help", TEXT),
              Stream.of("list", TEXT),
              Stream.of("list", "--" + TEXT),
              Stream.of("--" + TEXT),
              Stream.of("list", "--limit", TEXT),
              Stream.of("list", "--status", TEXT),
              Stream.of("list", "--created-after", TEXT),
              Stream.of("list", "--repo-root", TEXT),
              Stream.of("get", "--session-id", TEXT),
              Stream.of("update", "--session-id=x", "--set", TEXT),
              Stream.of("update", "--session-id=x", "--set", TEXT + "=1"),
              Stream.of("update", "--session-id=x", "--set", "statistics.total_tasks=" + TEXT),
              Stream.of("update", "--session-id=x", "--prd", TEXT),
              Stream.of("update", "--session-id=x", "--json", TEXT),
              Stream.of("update", "--session-id=x", "--json", "{\"status\": \"" + TEXT + "\"}"))
          .map(words -> Arguments.of((Object) words.toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void isShownEscapedInALine(String[] words) {
      CliRun run = cli.run(words);

      assertThat(run.err()).startsWith("error: ").contains(SHOWN).matches("[^\n]*\nhint: [^\n]*\n");
      assertThat(run.err().replace("\n", "")).matches("\\P{Cc}*").doesNotContainPattern("\\p{Cf}");
      assertThat(run.exit()).isBetween(2, 3);
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void isShownInAsciiInAnObject(String[] words) {
      CliRun run =
          cli.run(
              Stream.concat(Stream.of("--output=json"), Stream.of(words)).toArray(String[]::new));

      assertThat(run.err()).matches("\\{\"code\": \"[\\x20-\\x7e]*\\}\n").contains("\\u001b[2J\\n");
    }
  }

  @Nested
  class AsTheOutput {

    @Test
    void isShownEscaped() {
      cli.run("list", "--output", TEXT)
          .failed(
              2,
              "error: unknown --output \"" + SHOWN + "\"; known: table, json, pretty, jsonl, id",
              "hint: maestro-session list --help");
    }
  }

  @Nested
  class InTheStore {

    @Test
    void isPrintedInAscii() {
      cli.with(aSession().withId(Cli.id(1)).asking(TEXT).onBranch(TEXT));

      for (String command : new String[] {"list", "get --session-id 01"}) {
        assertThat(cli.run(command.split(" ", -1)).data())
            .contains("\"\\u001b[2J\\nerror: fake\\r\\u0000\\u0085\\u2028\\u202e\\u200b\\u007f\"")
            .hasLineCount(1);
      }
    }

    @Test
    void isShownEscapedInTheErrorsOfTheStore() {
      cli.over(new FailingRepository(new StoreUnavailableException(TEXT, "cannot read " + TEXT)));

      cli.run("list")
          .failed(
              7,
              "error: cannot read " + SHOWN,
              "hint: check the folder, its permissions and free space");
    }
  }

  @Nested
  class ByCharacter {

    private String shown(String text) {
      CliRun run = cli.run(text);
      return run.err().substring("error: unknown command \"".length(), run.err().indexOf("\"; "));
    }

    static IntStream controls() {
      return IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7f, 0xa0));
    }

    @ParameterizedTest
    @MethodSource("controls")
    void isAControlCharacterEscaped(int control) {
      assertThat(shown("a" + Character.toString(control) + "z"))
          .isEqualTo("a\\u00" + (control < 0x10 ? "0" : "") + Integer.toHexString(control) + "z");
    }

    @ParameterizedTest
    @CsvSource({
      "00ad, \\u00ad",
      "061c, \\u061c",
      "200b, \\u200b",
      "200e, \\u200e",
      "200f, \\u200f",
      "2028, \\u2028",
      "2029, \\u2029",
      "202a, \\u202a",
      "202e, \\u202e",
      "2066, \\u2066",
      "2069, \\u2069",
      "feff, \\ufeff",
      "d83d, \\ud83d",
      "e0001, \\udb40\\udc01",
      "e0041, \\udb40\\udc41"
    })
    void isWhatCannotBeSeenEscaped(String hex, String shown) {
      assertThat(shown("a" + Character.toString(Integer.parseInt(hex, 16)) + "z"))
          .isEqualTo("a" + shown + "z");
    }

    @Test
    void isAllElseShownAsItIs() {
      String text = "a \\ 'b' ä € 漢 \u05d0 \ud83d\ude80 \u00a0 é";

      assertThat(shown(text)).isEqualTo(text);
    }
  }
}

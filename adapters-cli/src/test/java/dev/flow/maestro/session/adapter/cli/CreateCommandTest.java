package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionConfiguration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateCommandTest {

  private static final int MIB = 1 << 20;

  private final Cli cli = new Cli();

  private String storedRequest() {
    return cli.repository.find(Cli.id(1)).orElseThrow().featureRequest();
  }

  @Nested
  class FromTheCommandLine {

    @Test
    void printsTheNewSessionOnOneLine() {
      assertThat(cli.run("create", "--feature-request", "Add user authentication").data())
          .isEqualTo(SessionText.CREATED.compact());
    }

    @Test
    void printsTheNewSessionIndented() {
      assertThat(
              cli.run(
                      "create",
                      "--feature-request",
                      "Add user authentication",
                      "--output",
                      "pretty")
                  .data())
          .isEqualTo(SessionText.CREATED.pretty());
    }

    @Test
    void storesWhatItPrints() {
      String printed = cli.run("create", "--feature-request", "Add search").data();

      assertThat(cli.run("get", "--session-id", "01").data()).isEqualTo(printed);
    }

    @Test
    void makesAnotherSessionEachTime() {
      cli.run("create", "--feature-request", "same");
      cli.run("create", "--feature-request", "same");

      assertThat(cli.content()).containsOnlyKeys(Cli.id(1), Cli.id(2));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Füge Anmeldung hinzu \ud83d\ude80",
          "  blanks around  ",
          "two\nlines\n",
          "\"quoted\"",
          "'quoted'",
          "a=b",
          "C:\\new",
          "\u001b[31mred\u0000\u202e"
        })
    void keepsTheRequestWordForWordAndPrintsAscii(String request) {
      cli.run("create", "--feature-request", request).data();

      assertThat(storedRequest()).isEqualTo(request);
    }

    @Test
    void escapesWhatIsNotAscii() {
      assertThat(cli.run("create", "--feature-request", "ü\ud83d\ude80\u007f").data())
          .contains("\"feature_request\": \"\\u00fc\\ud83d\\ude80\\u007f\"");
    }

    @Test
    void doesNotReadStandardInput() {
      cli.run("create", "--feature-request", "--").failed(2, neededAValue());
      cli.run("create", "--feature-request", "- not the input").data();

      assertThat(storedRequest()).isEqualTo("- not the input");
    }

    private String[] neededAValue() {
      return new String[] {
        "error: --feature-request needs a value", "hint: maestro-session create --help"
      };
    }

    @Test
    void takesARequestOfOneMebibyte() {
      cli.run("create", "--feature-request", "ü".repeat(MIB / 2)).data();

      assertThat(storedRequest()).hasSize(MIB / 2);
    }

    @Test
    void refusesARequestOfMore() {
      cli.run("create", "--feature-request", "ü".repeat(MIB / 2) + "u")
          .failed(
              2,
              "error: feature_request must be at most 1048576 bytes of UTF-8,"
                  + " not \"1048577 bytes\"",
              "hint: maestro-session create --help");

      assertThat(cli.opened).isEmpty();
    }

    @Test
    void refusesAnIdThatIsTaken() {
      cli.with(aSession().withId(Cli.id(1)).asking("first"));

      cli.run("create", "--feature-request", "second")
          .failed(5, "error: session " + Cli.id(1) + " exists already");

      assertThat(storedRequest()).isEqualTo("first");
    }
  }

  @Nested
  class FromStandardInput {

    @ParameterizedTest
    @CsvSource(
        ignoreLeadingAndTrailingWhitespace = false,
        value = {"'x',x", "'x\n',x", "'x\r\n',x", "'x\n\n','x\n'", "'x\r','x\r'", "' x \n',' x '"})
    void dropsOneLineEndAtTheEnd(String input, String request) {
      cli.reading(input).run("create", "--feature-request", "-").data();

      assertThat(storedRequest()).isEqualTo(request);
    }

    @Test
    void readsUtf8WhateverTheLocale() {
      cli.reading("# Anmeldung\n\nFüge \ud83d\ude80 hinzu\n")
          .run("create", "--feature-request=-")
          .data();

      assertThat(storedRequest()).isEqualTo("# Anmeldung\n\nFüge \ud83d\ude80 hinzu");
    }

    @Test
    void takesOneMebibyteAndALineEnd() {
      cli.reading("x".repeat(MIB) + "\r\n").run("create", "--feature-request", "-").data();

      assertThat(storedRequest()).isEqualTo("x".repeat(MIB));
    }

    @Test
    void refusesMoreThanOneMebibyte() {
      cli.reading("x".repeat(MIB + 1))
          .run("create", "--feature-request", "-")
          .failed(
              2,
              "error: feature_request must be at most 1048576 bytes of UTF-8,"
                  + " not \"1048577 bytes\"",
              "hint: maestro-session create --help");
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void doesNotReadAnEndlessInputToItsEnd() {
      cli.reading(new byte[16 * MIB + 1])
          .run("create", "--feature-request", "-")
          .failed(
              2,
              "error: --feature-request must be at most 16777216 bytes, not \"standard input\"",
              "hint: maestro-session create --help");
    }

    @Test
    void tellsTheLengthOfWhatItReadToItsEnd() {
      assertThat(cli.reading("x".repeat(16 * MIB)).run("create", "--feature-request=-").err())
          .contains("at most 1048576 bytes of UTF-8, not \"16777216 bytes\"");
    }

    @Test
    void refusesWhatIsNotUtf8() {
      cli.reading(new byte[] {'a', (byte) 0xff, 'b'})
          .run("create", "--feature-request", "-")
          .failed(
              2,
              "error: --feature-request must be text in UTF-8, not \"standard input\"",
              "hint: maestro-session create --help");
      assertThat(cli.opened).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \t \r\n"})
    void refusesABlankInput(String input) {
      CliRun run = cli.reading(input).run("create", "--feature-request", "-");

      assertThat(run.err()).startsWith("error: feature_request must be a text that is not blank");
      assertThat(run.exit()).isEqualTo(2);
      assertThat(cli.opened).isEmpty();
    }

    @Test
    void tellsWhenTheInputCannotBeRead() {
      cli.run("create", "--feature-request", "-")
          .failed(7, "error: cannot read standard input: the terminal is gone");
      assertThat(cli.opened).isEmpty();
    }
  }

  @Nested
  class Configured {

    private SessionConfiguration stored() {
      return cli.repository.find(Cli.id(1)).orElseThrow().configuration();
    }

    @Test
    void hasTheDefaults() {
      cli.run("create", "--feature-request", "x").data();

      assertThat(stored()).isEqualTo(new SessionConfiguration(3, 120, true, true));
    }

    @Test
    void hasWhatEveryFlagSays() {
      cli.run(
              "create",
              "--max-iterations",
              "7",
              "--timeout-minutes",
              "240",
              "--no-auto-checkpoint",
              "--no-error-recovery",
              "--feature-request",
              "x")
          .data();

      assertThat(stored()).isEqualTo(new SessionConfiguration(7, 240, false, false));
    }

    @Test
    void hasNoAutoCheckpointAndAllElseByDefault() {
      cli.run("create", "--feature-request", "x", "--no-auto-checkpoint").data();

      assertThat(stored()).isEqualTo(new SessionConfiguration(3, 120, false, true));
    }

    @Test
    void hasNoErrorRecoveryAndAllElseByDefault() {
      cli.run("create", "--feature-request", "x", "--no-error-recovery").data();

      assertThat(stored()).isEqualTo(new SessionConfiguration(3, 120, true, false));
    }

    @Test
    void takesTheLeastAndTheMost() {
      cli.run(
              "create",
              "--feature-request=x",
              "--max-iterations=1",
              "--timeout-minutes=9223372036854775807")
          .data();

      assertThat(stored()).isEqualTo(new SessionConfiguration(1, Long.MAX_VALUE, true, true));
    }
  }

  @Nested
  class WithDamagedGit {

    @Test
    void createsTheSessionAllTheSameAndWarns() {
      CliRun run =
          cli.withDamagedGit("cannot read HEAD: \u001b[2J\nerror: fake")
              .run("create", "--feature-request", "Add user authentication");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo(SessionText.CREATED.compact());
      assertThat(run.err()).isEqualTo("warning: cannot read HEAD: \\u001b[2J\\u000aerror: fake\n");
    }

    @Test
    void warnsInJsonWhereJsonWasAskedFor() {
      CliRun run =
          cli.withDamagedGit("cannot read \"HEAD\"")
              .run("create", "--feature-request", "x", "--output", "json");

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEqualTo("{\"warning\": \"cannot read \\\"HEAD\\\"\"}\n");
    }
  }
}

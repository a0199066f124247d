package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How flags may be written. */
class FlagsTest {

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication");
  }

  @Nested
  class CommonFlags {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "--output pretty get --session-id 01",
          "--output=pretty get --session-id 01",
          "get --output pretty --session-id 01",
          "get --session-id 01 --output pretty",
          "get --session-id=01 --output=pretty",
          "--repo-root / --output pretty get --session-id 01",
          "--output pretty get --repo-root=/ --session-id 01"
        })
    void mayStandBeforeAndAfterTheCommand(String words) {
      assertThat(cli.run(words.split(" ", -1)).data()).isEqualTo(SessionText.CREATED.pretty());
    }

    @Test
    void mayHaveTheNameOfACommandAsTheirValue() {
      assertThat(cli.run("--output", "list", "list").err())
          .startsWith("error: unknown --output \"list\"");
    }
  }

  @Nested
  class Values {

    private String reasonGiven(String... flags) {
      cli.run(BadInput.of(flags).after("transition", "--session-id=01", "--status=paused")).data();
      return cli.repository.history(Cli.id(1)).get(1).reason().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-",
          "-1",
          "-5 of 7",
          "-h is missing",
          "-help is missing",
          "-hurry",
          "-reason",
          "-status quo",
          "-status=quo",
          "--no way",
          "--help is missing",
          "--bogus",
          "---",
          "=",
          "a=b",
          "transition",
          "",
          " ",
          "\"quoted\""
        })
    void mayBeginWithADashAndBeAnythingElse(String value) {
      assertThat(reasonGiven("--reason", value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--", "--status", "--status=x", "", "-", "a=b", "'q'"})
    void mayBeAnythingAtAllAfterAnEqualsSign(String value) {
      assertThat(reasonGiven("--reason=" + value)).isEqualTo(value);
    }

    @Test
    void thatCouldNotBeDecodedAreRefused() {
      cli.run("create", "--feature-request", "F\ufffdge")
          .failed(
              2,
              "error: the argument \"F\ufffdge\" is not text in UTF-8",
              "hint: give it on standard input, where - stands for it");
    }

    @Test
    void areTakenInTheirOrder() {
      assertThat(
              ArgumentParser.parse(
                      new ListCommand().spec(),
                      List.of("--status", "-x", "--active", "--status=b", "--status", "a"))
                  .all("status"))
          .containsExactly("-x", "b", "a");
    }
  }

  @Nested
  class Switches {

    @Test
    void mayBeGivenTwice() {
      assertThat(cli.run("list", "--active", "--active").ids()).hasSize(1);
    }
  }

  @Nested
  class TheStore {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "get --session-id 01",
          "list",
          "history --session-id 01",
          "transition --session-id 01 --status planning",
          "update --session-id 01 --phase plan",
          "delete --session-id 01",
          "create --feature-request x"
        })
    void isOpenedOnce(String words) {
      cli.opened.clear();

      cli.run(words.split(" ", -1)).data();

      assertThat(cli.opened).hasSize(1);
    }
  }
}

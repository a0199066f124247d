package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that stand without their flag. */
class BareValuesTest {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "file",
          "Put things somewhere",
          List.of(
              OptionSpec.required("to", "PLACE", "where").orBare(),
              OptionSpec.repeatable("thing", "THING", "what").orBare(),
              OptionSpec.flag("quiet", "say nothing")),
          List.of());

  private static Arguments parse(String line) {
    return ArgumentParser.parse(SPEC, List.of(line.split(" ", -1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "box a b",
        "--to box a b",
        "box --thing a b",
        "--quiet box a b",
        "box a --quiet b",
        "box -- a b",
        "-- box a b"
      })
  void goToTheFirstThatHasNone(String line) {
    Arguments arguments = parse(line);

    assertThat(arguments.required("to")).isEqualTo("box");
    assertThat(arguments.all("thing")).containsExactly("a", "b");
  }

  @Test
  void doNotWaitForAFlagThatComesLater() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("a --to=box b"))
        .withMessage("--to was given more than once");
  }

  @Test
  void mayLookLikeFlagsBehindTwoDashes() {
    assertThat(parse("box -- --quiet -x").all("thing")).containsExactly("--quiet", "-x");
    assertThat(parse("box -- --quiet -x").has("quiet")).isFalse();
  }

  @Test
  void areToldOfWhereTheyLookLikeFlags() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("box -x"))
        .satisfies(
            e ->
                assertThat(e.hint())
                    .contains("what follows -- is no flag: maestro-session file -- -x"));
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("box --other"))
        .satisfies(e -> assertThat(e.hint()).contains("maestro-session file --help"));
  }

  @Test
  void aDashIsAValue() {
    assertThat(parse("-").required("to")).isEqualTo("-");
  }

  @Test
  void areRequiredWhereTheFlagIs() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("--quiet"))
        .withMessage("file needs --to PLACE");
  }

  @Test
  void standInTheUsage() {
    assertThat(Help.of(SPEC)).contains("usage: maestro-session file PLACE [THING]... [flags]");
  }

  @Test
  void nameASession() {
    Cli cli = new Cli();
    String id = cli.run("create", "--feature-request", "Add search").ids().get(0);

    assertThat(cli.run("get", id.substring(0, 4)).ids()).containsExactly(id);
    assertThat(cli.run("transition", id, "--status", "planning").ids()).containsExactly(id);
  }
}

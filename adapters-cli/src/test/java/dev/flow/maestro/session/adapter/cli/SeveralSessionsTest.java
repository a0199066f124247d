package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several ids at once, and names that are no ids. */
class SeveralSessionsTest {

  private final Cli cli = new Cli();

  @BeforeEach
  void createThree() {
    for (int number = 1; number <= 3; number++) {
      cli.nextId(number).clock.advance(java.time.Duration.ofMinutes(1));
      cli.run("create", "--feature-request", "request " + number);
    }
  }

  @Nested
  class SeveralIds {

    @Test
    void giveALineEach() {
      assertThat(cli.run("get", "01", "--session-id", "03").data().lines())
          .satisfiesExactly(
              line -> assertThat(line).contains(Cli.id(1).toString()),
              line -> assertThat(line).contains(Cli.id(3).toString()));
      assertThat(cli.run("transition", "01", "02", "--status", "planning").ids()).hasSize(2);
      assertThat(cli.run("hold", "01", "02", "--output=id").data().lines()).hasSize(2);
      assertThat(cli.run("release", "01", "02").data().lines()).hasSize(2);
      assertThat(cli.run("pause", "01", "02").ids()).hasSize(2);
      assertThat(cli.run("resume", "01", "02").ids()).hasSize(2);
      assertThat(cli.run("undo", "01", "02").ids()).hasSize(2);
      assertThat(cli.run("delete", "01", "02").data().lines()).hasSize(2);
      assertThat(cli.content()).hasSize(1);
    }

    @Test
    void endWithTheWorstOfTheirCodesAndKeepNothingFromTheOthers() {
      CliRun run = cli.run("transition", "ff", "01", "0", "--status", "planning");

      assertThat(run.exit()).isEqualTo(5);
      assertThat(run.out()).contains("planning").hasLineCount(1);
      assertThat(run.err().lines().filter(line -> line.startsWith("error: "))).hasSize(2);
      assertThat(cli.run("delete", "01", "ff").exit()).isEqualTo(3);
      assertThat(cli.content()).hasSize(2);
    }

    @Test
    void tellTheirErrorsAsObjectsForPrograms() {
      CliRun run = cli.run("get", "ff", "fe", "01", "--output=json");

      assertThat(run.err().lines())
          .hasSize(2)
          .allSatisfy(line -> assertThat(line).startsWith("{\"code\": \"not_found\""));
      assertThat(run.out()).hasLineCount(1);
    }
  }

  @Nested
  class TheLastOne {

    @ParameterizedTest
    @CsvSource({"last,3", "last:1,3", "last:2,2", "last:3,1"})
    void isCountedFromTheNewest(String name, int number) {
      assertThat(cli.run("get", name).ids()).containsExactly(Cli.id(number).toString());
      assertThat(cli.run("history", name).data()).contains(Cli.id(number).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"last:4", "last:0", "last:", "last:x", "latest", "last:9999999"})
    void isNotFoundWhereThereAreNotSoMany(String name) {
      assertThat(cli.run("get", name).exit()).isEqualTo(3);
    }
  }

  @Test
  void allNamesAreThoseOfTheMomentBeforeTheFirstIsTouched() {
    assertThat(cli.run("delete", "last", "last:2").data())
        .isEqualTo("{\"deleted\": \"" + Cli.id(3) + "\"}\n{\"deleted\": \"" + Cli.id(2) + "\"}\n");
    assertThat(cli.content()).containsOnlyKeys(Cli.id(1));
  }

  @Nested
  class Deleting {

    @Test
    void asksAPersonWhereTheSessionHasNotEnded() {
      cli.onTerminal().reading("n\n");

      CliRun run = cli.run("delete", "01");

      assertThat(run.err())
          .isEqualTo(
              "session "
                  + Cli.id(1)
                  + " is initializing. Move it to the trash? [y/N] session "
                  + Cli.id(1)
                  + " stays\n");
      assertThat(run.exit()).isZero();
      assertThat(cli.content()).hasSize(3);
    }

    @Test
    void doesItWhereThePersonSaysYes() {
      assertThat(cli.onTerminal().reading("y\n").run("delete", "01").out())
          .isEqualTo("deleted " + Cli.id(1) + "\n");
      assertThat(cli.reading("yes\n").run("delete", "02", "--permanent").err())
          .contains("Remove it for good?");
      assertThat(cli.content()).hasSize(1);
    }

    @Test
    void asksNobodyWhereTheSessionHasEndedOrThePersonIsSure() {
      cli.with(aSession().withId(Cli.id(9)).withStatus(SessionStatus.FAILED));
      cli.onTerminal();

      assertThat(cli.run("delete", "09").err()).isEmpty();
      assertThat(cli.run("delete", "01", "--yes").err()).isEmpty();
      assertThat(cli.run("delete", "02", "--dry-run").err())
          .isEqualTo("a dry run: nothing was changed\n");
      assertThat(cli.content()).hasSize(2);
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Finding.Repair;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the program makes of what an inspection finds. */
class DoctorCommandTest {

  private static final Finding LEFTOVER =
      Finding.of(Code.LEFTOVER, "/repo/trash/1", "was left by a program that crashed", "remove it");
  private static final Finding DAMAGED =
      Finding.of(Code.UNREADABLE, "/repo/02/metadata.json", "ends too early", "restore it")
          .in(Optional.of(Cli.id(2)))
          .at(Optional.of("status"), OptionalLong.of(611));

  private final Cli cli = new Cli();

  /** Lets the store find this; what can be repaired is, if that is asked for. */
  private Cli finding(Finding... findings) {
    return cli.over(
        new FailingRepository(new IllegalStateException()) {
          @Override
          public StoreReport inspect(Inspection inspection) {
            return new StoreReport(
                3,
                List.of(findings).stream()
                    .map(
                        finding ->
                            inspection.repair() && finding.repair() == Repair.POSSIBLE
                                ? finding.with(Repair.DONE)
                                : finding)
                    .toList());
          }
        });
  }

  @Nested
  class ForPrograms {

    @Test
    void aHealthyStoreEndsWithZero() {
      cli.with(aSession(), aSession());

      assertThat(cli.run("doctor").data())
          .isEqualTo("{\"records\": 2, \"healthy\": true, \"findings\": []}\n");
    }

    @Test
    void findingsEndWithSix() {
      CliRun run = finding(DAMAGED, LEFTOVER.with(Repair.POSSIBLE)).run("doctor");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .isEqualTo(
              "{\"records\": 3, \"healthy\": false, \"findings\": ["
                  + "{\"code\": \"leftover\", \"path\": \"/repo/trash/1\","
                  + " \"problem\": \"was left by a program that crashed\","
                  + " \"remedy\": \"remove it\", \"repair\": \"possible\"}, "
                  + "{\"code\": \"unreadable\","
                  + " \"session_id\": \"02000000-0000-4000-8000-000000000000\","
                  + " \"path\": \"/repo/02/metadata.json\", \"member\": \"status\","
                  + " \"offset\": 611, \"problem\": \"ends too early\","
                  + " \"remedy\": \"restore it\", \"repair\": \"by_hand\"}]}\n");
    }

    @Test
    void whatIsAllMendedEndsWithZero() {
      CliRun run = finding(LEFTOVER.with(Repair.POSSIBLE)).run("doctor", "--fix");

      assertThat(run.data()).contains("\"healthy\": true", "\"repair\": \"done\"");
    }

    @Test
    void whatIsLeftAfterMendingEndsWithSix() {
      CliRun run = finding(DAMAGED, LEFTOVER.with(Repair.POSSIBLE)).run("doctor", "--fix");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.out()).contains("\"healthy\": false", "\"done\"", "\"by_hand\"");
    }

    @Test
    void mayBeIndented() {
      assertThat(cli.run("doctor", "--output", "pretty").data())
          .isEqualTo("{\n  \"records\": 0,\n  \"healthy\": true,\n  \"findings\": []\n}\n");
    }
  }

  @Nested
  class ForPeople {

    @Test
    void findingsAreGroupedByTheirPlace() {
      CliRun run =
          finding(DAMAGED, LEFTOVER.with(Repair.POSSIBLE), DAMAGED)
              .run("doctor", "--output", "text");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.out())
          .isEqualTo(
              """
              the store
                leftover: /repo/trash/1: was left by a program that crashed
                  with --fix: remove it

              session 02000000-0000-4000-8000-000000000000
                unreadable: /repo/02/metadata.json, member status, at byte 611: ends too early
                  by hand: restore it
                unreadable: /repo/02/metadata.json, member status, at byte 611: ends too early
                  by hand: restore it

              3 records checked, 3 findings
              """);
    }

    @Test
    void whatWasMendedIsSaid() {
      assertThat(
              finding(LEFTOVER.with(Repair.POSSIBLE)).run("doctor", "--fix", "--output=text").out())
          .isEqualTo(
              """
              the store
                leftover: /repo/trash/1: was left by a program that crashed
                  done by --fix: remove it

              3 records checked, nothing wrong any more, 1 mended
              """);
    }

    @Test
    void isTheDefaultOnATerminal() {
      cli.with(aSession());

      assertThat(cli.onTerminal().run("doctor").out())
          .isEqualTo("1 record checked, nothing wrong\n");
      assertThat(cli.run("doctor", "--output", "json").out()).startsWith("{");
    }

    @Test
    void nothingStoredReachesATerminalRaw() {
      Finding hostile =
          Finding.of(Code.LEFTOVER, "/repo/\u001b[2J\u202e", "is \u0007\nfake", "remove it");

      assertThat(finding(hostile).run("doctor", "--output=text").out())
          .contains("  leftover: /repo/\\u001b[2J\\u202e: is \\u0007\\u000afake\n");
    }

    @Test
    void isNoFormOfOtherCommands() {
      cli.run("template", "show", "a", "--output", "text")
          .failed(
              2,
              "error: unknown --output \"text\"; known: json, pretty",
              "hint: maestro-session template show --help");
    }
  }

  @Nested
  class Progress {

    private CliRun slowly(Cli over) {
      return over.over(
              new FailingRepository(new IllegalStateException()) {
                @Override
                public StoreReport inspect(Inspection inspection) {
                  inspection.progress().onChecked(1, 10_000);
                  LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(600));
                  inspection.progress().onChecked(9_999, 10_000);
                  inspection.progress().onChecked(10_000, 10_000);
                  return new StoreReport(10_000, List.of());
                }
              })
          .run("doctor");
    }

    @Test
    void isShownOnATerminalAndLeavesNothing() {
      String line = "checking sessions: 9999 of 10000";

      assertThat(slowly(cli.onTerminal()).err())
          .isEqualTo("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
    }

    @Test
    void isNotShownElsewhere() {
      assertThat(slowly(cli).err()).isEmpty();
    }
  }
}

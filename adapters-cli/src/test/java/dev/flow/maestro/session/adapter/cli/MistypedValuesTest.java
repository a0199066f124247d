package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is suggested for words that are nearly right; the error itself stays as it is. */
class MistypedValuesTest {

  private final Cli cli = new Cli();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "list --status planing|unknown status \"planing\"|planning",
        "transition 01 --status complete|unknown status \"complete\"|completed",
        "transition 01 --status paused --expect-status faild|unknown --expect-status|failed",
        "list --phase implemnt|unknown phase \"implemnt\"|implement",
        "list --fields id,stauts|unknown --fields \"stauts\"|status",
        "update 01 --set statistics.totl_tasks=1|unknown field|statistics.total_tasks",
        "list --output tabel|unknown --output \"tabel\"|table",
        "list --color allways|unknown --color \"allways\"|always",
        "completion bsh|unknown shell \"bsh\"|bash",
        "import x --on-conflict newr|unknown --on-conflict \"newr\"|newer",
        "tempalte add|unknown command \"tempalte\"|template add",
        "template ad|unknown command \"template ad\"|template add",
        "tempalte|unknown command \"tempalte\"|template",
        "--output json tempalte add x|\"code\": \"invalid_input\"|template add",
        "help exit-code|unknown command \"exit-code\"|help exit-codes",
        "help environmnt|unknown command \"environmnt\"|help environment",
        "help tempalte add|unknown command \"tempalte\"|template add",
        "help agents --output jsno|unknown --output \"jsno\"|json"
      })
  void areMeantToBe(String words, String error, String meant) {
    List<String> all = new ArrayList<>(List.of(words.split(" ", -1)));

    CliRun run = cli.run(all.toArray(String[]::new));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(error).contains("did you mean " + meant + "?");
    assertThat(run.err().replaceAll("hint.*", "")).doesNotContain("did you mean");
  }

  @Test
  void thatAreFarFromEverythingLeadToTheHelp() {
    cli.run("list", "--status", "done")
        .failed(
            2,
            "error: unknown status \"done\"; known: " + SharedOptions.statuses(),
            "hint: maestro-session list --help");
  }
}

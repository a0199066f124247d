package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoCommandTest {

  private final Cli cli = new Cli();

  @Test
  void showsACommandAndItsResultInEachLine() {
    assertThat(cli.run("demo").data())
        .startsWith(
            """
            maestro-session template add api --feature-request "Build a REST API for {resource}"\
             --max-iterations 5  # a template with the variable resource
            maestro-session create --template api --var resource=orders\
              # session 01000000-0000-4000-8000-000000000000: "Build a REST API for orders"\
             is initializing
            maestro-session transition 01000000 --status planning  # revision 2, phase plan
            """)
        .contains(
            "--status completed  # exit 4; allowed are validating, failed, paused\n",
            "--status paused --reason lunch  # revision 8, phase implement\n")
        .endsWith(
            """
            maestro-session list --status completed  # 1 session
            maestro-session history 01000000  # 13 events, from created to completed
            """);
  }

  @Test
  void itsCommandsDoWhatItDid() {
    List<String> lines = cli.run("demo").data().lines().toList();
    Cli typed = new Cli();

    for (String line : lines) {
      String command = line.substring(0, line.indexOf("  # "));
      String[] words =
          Pattern.compile("\"([^\"]*)\"|(\\S+)")
              .matcher(command)
              .results()
              .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
              .skip(1)
              .toArray(String[]::new);
      CliRun run = typed.run(words);
      assertThat(run.exit()).as(line).isEqualTo(line.contains("# exit 4") ? 4 : 0);
    }

    assertThat(typed.content()).isNotEmpty().isEqualTo(cli.content());
    assertThat(typed.templates.list()).isEqualTo(cli.templates.list());
  }

  @Test
  void playsInAFolderOfItsOwnThatIsGoneAfterwards() {
    cli.run("demo").data();

    assertThat(cli.opened)
        .singleElement()
        .satisfies(
            folder -> {
              assertThat(folder.getFileName().toString()).startsWith("maestro-session-demo-");
              assertThat(folder).doesNotExist();
            });
  }

  @Test
  void theFolderIsGoneAfterAFailureToo() {
    cli.over(new FailingRepository(new StoreUnavailableException("/s", "disk full")));

    CliRun run = cli.run("demo");

    assertThat(run.exit()).isEqualTo(7);
    assertThat(run.err()).startsWith("error: disk full\n");
    assertThat(cli.opened).singleElement().satisfies(f -> assertThat(f).doesNotExist());
  }

  @Test
  void printsTextOnly() {
    cli.run("demo", "--output", "pretty")
        .failed(
            2,
            "error: unknown --output \"pretty\"; known: text",
            "hint: maestro-session demo --help");
    assertThat(cli.opened).isEmpty();
    assertThat(cli.run("demo", "--output", "text").data()).startsWith("maestro-session template");
  }
}

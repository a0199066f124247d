package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is thrown that nobody expected. */
class BugTest {

  private static final String HINT =
      "hint: please report it with the output of the same command under MAESTRO_DEBUG=1 and of"
          + " maestro-session --version";

  private final Cli cli = new Cli();

  private CliRun runOver(RuntimeException bug, String... words) {
    return cli.over(new FailingRepository(bug)).run(words);
  }

  @Test
  void isToldInOneLineAndHowToReportIt() {
    runOver(new IllegalStateException("boom"), "list")
        .failed(1, "error: a bug in maestro-session: java.lang.IllegalStateException: boom", HINT);
  }

  @Test
  void isToldInOneLineWhateverItsMessage() {
    runOver(new IllegalStateException("\u001b[31m\r\nerror: fake"), "list")
        .failed(
            1,
            "error: a bug in maestro-session: java.lang.IllegalStateException:"
                + " \\u001b[31m\\u000d\\u000aerror: fake",
            HINT);
  }

  @Test
  void isToldInOneObjectForPrograms() {
    runOver(new NullPointerException(), "list", "--output", "json")
        .failed(
            1,
            "{\"code\": \"bug\","
                + " \"message\": \"a bug in maestro-session: java.lang.NullPointerException\","
                + " \"hint\": \"please report it with the output of the same command under"
                + " MAESTRO_DEBUG=1 and of maestro-session --version\"}");
  }

  @Test
  void isAnErrorOfTheMachineToo() {
    Console console = cli.console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

    ExitCode exit =
        new CommandLine(
                (root, warnings) -> {
                  throw new StackOverflowError();
                },
                Cli::noRepositories,
                "1.2.3",
                Cli.NO_METRICS)
            .run(List.of("list"), console);

    assertThat(exit).isEqualTo(ExitCode.BUG);
  }

  @Test
  void isNoneWhereTheMemoryIsTooSmall() {
    Console console = cli.console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

    ExitCode exit =
        new CommandLine(
                (root, warnings) -> {
                  throw new OutOfMemoryError();
                },
                Cli::noRepositories,
                "1.2.3",
                Cli.NO_METRICS)
            .run(List.of("list"), console);

    assertThat(exit).isEqualTo(ExitCode.UNAVAILABLE);
  }

  @Test
  void comesWithAStackTraceForDevelopers() {
    cli.environment.put("MAESTRO_DEBUG", "1");

    CliRun run = runOver(new IllegalStateException("boom"), "list");

    assertThat(run.err())
        .startsWith(
            "error: a bug in maestro-session: java.lang.IllegalStateException: boom\nhint: ")
        .contains("\n  at dev.flow.maestro.session.adapter.cli.");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void comesWithAStackTraceThatSteersNoTerminal() {
    cli.environment.put("MAESTRO_DEBUG", "1");

    assertThat(runOver(new IllegalStateException("\u001b[2J\u009b\u202e"), "list").err())
        .contains("Exception: \\u001b[2J\\u009b\\u202e\n  at ")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\n]]");
  }
}

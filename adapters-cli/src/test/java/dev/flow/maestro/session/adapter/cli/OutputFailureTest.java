package dev.flow.maestro.session.adapter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk or a closed pipe behind standard output or standard error. */
class OutputFailureTest {

  private static final String ERROR =
      """
      error: cannot write to standard output
      hint: if the command changes something, that is done; only its answer is lost
      """;

  private final Cli cli = new Cli();

  /** Fails like a closed pipe. */
  private static class Closed extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  /** Takes everything, and then has no room for it, as a buffer before a full disk. */
  private static final class Full extends OutputStream {
    @Override
    public void write(int b) {}

    @Override
    public void flush() throws IOException {
      throw new IOException("No space left on device");
    }
  }

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String said() {
    return err.toString(UTF_8);
  }

  @Nested
  class OfStandardOutput {

    @ParameterizedTest
    @ValueSource(strings = {"list", "--help", "--version", "help"})
    void isAFailureOfTheProgram(String word) {
      ExitCode exit = cli.run(cli.console(new Closed(), err), word);

      assertThat(exit).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(said()).isEqualTo(ERROR);
    }

    @Test
    void isNoticedWhenItShowsAtTheEndOnly() {
      ExitCode exit = cli.run(cli.console(new Full(), err), "list");

      assertThat(exit).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(said()).isEqualTo(ERROR);
    }

    @Test
    void isToldInOneObjectForPrograms() {
      ExitCode exit = cli.run(cli.console(new Closed(), err), "list", "--output", "json");

      assertThat(exit).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(said())
          .isEqualTo(
              "{\"code\": \"output_failed\", \"message\": \"cannot write to standard output\", \"hint\": \"if the command changes something, that is done; only its answer is lost\"}\n");
    }

    @Test
    void isNotToldWhereThereIsAnotherErrorAlready() {
      ExitCode exit = cli.run(cli.console(new Full(), err), "get", "--session-id", "x");

      assertThat(exit).isEqualTo(ExitCode.NOT_FOUND);
      assertThat(said()).startsWith("error: no session \"x\"\n").doesNotContain(ERROR);
    }

    @Test
    void keepsWhatTheCommandDid() {
      cli.run(cli.console(new Closed(), err), "create", "--feature-request", "x");

      assertThat(cli.content()).containsOnlyKeys(Cli.id(1));
    }
  }

  @Nested
  class OfStandardError {

    @Test
    void leavesTheExitCodeAsItIs() {
      assertThat(cli.run(cli.console(new ByteArrayOutputStream(), new Closed()), "frobnicate"))
          .isEqualTo(ExitCode.INVALID);
    }

    @Test
    void leavesASuccessASuccess() {
      cli.withDamagedGit("something to warn of");

      assertThat(
              cli.run(
                  cli.console(new ByteArrayOutputStream(), new Closed()),
                  "create",
                  "--feature-request=x"))
          .isEqualTo(ExitCode.DONE);
    }
  }
}

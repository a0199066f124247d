package dev.flow.maestro.session.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each example prints what it says. */
class ExamplesTest {

  @TempDir Path folder;

  private String output(BiConsumer<SessionManager, PrintStream> example) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    example.accept(Examples.open(folder), new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void basicWorkflow() {
    assertThat(output(BasicWorkflow::run))
        .isEqualTo("5 of 10 tasks are done\nthe session is completed\n");
  }

  @Test
  void pauseAndResume() {
    assertThat(output(PauseAndResume::run))
        .isEqualTo("paused in phase implement\nimplementing again\n");
  }

  @Test
  void queries() {
    assertThat(output(Queries::run))
        .isEqualTo("planning: 1\non main: 0\nplanning and old: 0\nactive: 1\nthe five newest: 2\n");
  }

  @Test
  void prdTracking() {
    assertThat(output(PrdTracking::run)).isEqualTo("/path/to/prd.md 1.0.0\n");
  }

  @Test
  void errorHandling() {
    assertThat(output(ErrorHandling::run))
        .isEqualTo(
            """
            not found: nonexistent
            from initializing one may go to 3 others
            INVALID_INPUT: feature_request must be a text that is not blank, not " "
            still initializing
            """);
  }

  @Test
  void fullLifeCycle() {
    assertThat(output(FullLifeCycle::run))
        .isEqualTo(
            """
            Build a REST API for orders
            1 initializing
            2 planning
            3 generating_tasks
            4 generating_tasks
            5 implementing
            6 implementing
            7 paused: waiting for a review
            8 implementing
            9 implementing
            10 validating
            11 generating_report
            12 completed
            0 sessions are left
            """);
  }
}

package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for all bad input; a subclass has a table of it as the static {@code inputs()}. Where
 * the store is not opened, nothing in it can change.
 */
abstract class BadInputChecks {

  static final String COMMON =
      "--output, --repo-root, --store, --color, --no-pager, --verbose, --metrics, --help, --version";
  static final String STATUSES =
      "; known: initializing, planning, generating_tasks, implementing, validating,"
          + " generating_report, completed, failed, paused";
  static final String PHASES = "; known: plan, generate_tasks, implement, validate, cleanup";

  private final Cli cli = new Cli();

  @BeforeEach
  void createSession() {
    cli.run("create", "--feature-request", "Add user authentication").data();
    cli.opened.clear();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isToldInOneLineAndAHint(BadInput input) {
    cli.run(input.after()).failed(2, "error: " + input.error(), "hint: " + input.hint());
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isToldInOneObjectForPrograms(BadInput input) {
    CliRun run = cli.run(input.after("--output", "json"));

    assertThat(run.err()).startsWith(input.jsonStart()).endsWith("}\n").hasLineCount(1);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void isRefusedBeforeTheStoreIsOpened(BadInput input) {
    cli.run(input.after());

    assertThat(cli.opened).isEmpty();
  }
}

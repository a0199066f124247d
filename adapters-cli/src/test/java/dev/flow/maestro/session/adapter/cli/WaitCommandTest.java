package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code wait} waits for, and how it ends. */
class WaitCommandTest {

  private static final String ONE = Cli.id(1).toString();
  private static final String ENDED = Cli.id(2).toString();

  private final Cli cli = new Cli();

  @BeforeEach
  void createSessions() {
    cli.with(
        aSession().withId(Cli.id(1)),
        aSession().withId(Cli.id(2)).withStatus(SessionStatus.FAILED));
  }

  @Test
  void isOverAtOnceWhereItIsSoAlreadyAndShowsTheSession() {
    for (String goal : new String[] {"terminal", "status=terminal", "status=failed"}) {
      CliRun run = cli.run("wait", ENDED, "--for", goal);

      assertThat(run.exit()).as(goal).isZero();
      assertThat(run.out()).isEqualTo(cli.run("get", ENDED).out());
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void waitsUntilAnyOfSeveralHappens() throws Exception {
    CompletableFuture<CliRun> waiting =
        CompletableFuture.supplyAsync(
            () -> cli.run("wait", ONE, "--for", "status=paused", "--for", "deleted"));
    cli.run("pause", ONE);

    CliRun run = waiting.get(1, TimeUnit.MINUTES);

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"status\": \"paused\"");
  }

  /** The store, where the session goes as soon as somebody waits. */
  private Cli deletingWhileItIsWaitedFor() {
    return cli.over(
        new ForwardingSessionRepository(cli.repository) {
          @Override
          public ChangeSignal changeSignal(Optional<SessionId> only) {
            return new ChangeSignal() {
              @Override
              public PossibleChanges await(Duration atMost) {
                cli.repository.delete(Cli.id(2));
                return PossibleChanges.anything();
              }

              @Override
              public void close() {
                // There is nothing to free.
              }
            };
          }
        });
  }

  @Test
  void tellsThatTheSessionIsGoneAsDeleteDoes() {
    CliRun run = deletingWhileItIsWaitedFor().run("wait", ENDED, "--for", "status=deleted");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("{\"deleted\": \"" + ENDED + "\"}\n");
  }

  @Test
  void saysWhatItIsWhenTheTimeIsUp() {
    CliRun run = cli.run("wait", ONE, "--for", "terminal", "--timeout", "0s");

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("error: session " + ONE + " is initializing, and the time is up after 0s\n");
  }

  @Test
  void saysSoWhereItCanNoLongerCome() {
    CliRun run = cli.run("wait", ENDED, "--for", "status=completed", "--output", "json");

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err())
        .isEqualTo(
            "{\"code\": \"illegal_transition\", \"message\": \"session "
                + ENDED
                + " is failed, from where none that was waited for can come\", \"session_id\": \""
                + ENDED
                + "\", \"status\": \"failed\", \"revision\": 1}\n");
  }

  @Test
  void refusesWhatThereIsNot() {
    String absent = Cli.id(9).toString();
    assertThat(cli.run("wait", absent, "--for", "deleted").exit()).isEqualTo(3);
    assertThat(cli.run("wait", ONE).exit()).isEqualTo(2);
    assertThat(cli.run("wait", ONE, "--for", "lunch").exit()).isEqualTo(2);
    assertThat(cli.run("wait", ONE, "--for", "status=done").exit()).isEqualTo(2);
  }
}

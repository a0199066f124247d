package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.GIT;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of sessions, with a clock that also goes back; what must hold after each step. */
class SessionLifePropertiesTest {

  private static final int LIVES = 100;
  private static final int STEPS = 40;
  private static final List<SessionField> COUNTS =
      List.of(SessionField.TOTAL_TASKS, SessionField.FAILED_TASKS, SessionField.MAX_ITERATIONS);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20260107, -42})
  void everyRandomLifeKeepsTheRules(long seed) {
    Random random = new Random(seed);
    int changes = 0;
    int refusals = 0;
    int ends = 0;
    for (int life = 0; life < LIVES; life++) {
      Life lived = new Life(random);
      for (int step = 0; step < STEPS; step++) {
        lived.step();
      }
      lived.check();
      changes += lived.history.size() - 1;
      refusals += lived.refusals;
      ends += lived.session.isActive() ? 0 : 1;
    }
    // The lives were worth looking at.
    assertThat(changes).isGreaterThan(LIVES * 10);
    assertThat(refusals).isGreaterThan(LIVES * 10);
    assertThat(ends).isBetween(LIVES / 10, LIVES);
  }

  private static final class Life {

    private final Random random;
    private final List<SessionRevision> history = new ArrayList<>();
    private Session session;
    private Instant clock = CREATED;
    private int refusals;

    Life(Random random) {
      this.random = random;
      SessionRevision first =
          Session.start(ID, "Live", SessionConfiguration.defaults(), GIT, clock);
      this.session = first.session();
      history.add(first);
    }

    void step() {
      clock = clock.plusNanos(random.nextLong(-2_000_000_000L, 10_000_000_000L));
      try {
        SessionRevision next = change();
        history.add(next);
        session = next.session();
      } catch (InvalidInputException | IllegalTransitionException | SessionConflictException e) {
        refusals++;
      }
    }

    private SessionRevision change() {
      return switch (random.nextInt(5)) {
        case 0 -> session.transition(likelyStatus(), POLICY, clock, Optional.empty());
        case 1 -> session.resume(POLICY, clock, Optional.empty());
        case 2 -> editedOutside().acceptExternalEdit(Optional.of(lastEvent()));
        default -> session.update(update().build(), POLICY, clock, Optional.of("because"));
      };
    }

    private SessionEvent lastEvent() {
      return history.get(history.size() - 1).event();
    }

    /** Another program counted a task, and knows of no revisions. */
    private Session editedOutside() {
      SessionStatistics counted =
          new SessionStatistics(
              session.statistics().totalTasks() + 1,
              session.statistics().completedTasks(),
              session.statistics().failedTasks(),
              session.statistics().decisionsMade(),
              session.statistics().checkpointsCreated(),
              session.statistics().errorRecoveryCount(),
              session.statistics().durationSeconds());
      return new Session(
          session.id(),
          session.featureRequest(),
          session.status(),
          session.createdAt(),
          session.gitContext(),
          session.currentPhase(),
          session.updatedAt(),
          session.completedAt(),
          session.prdReference(),
          counted,
          session.configuration(),
          1);
    }

    private SessionUpdate.Builder update() {
      SessionUpdate.Builder update = SessionUpdate.builder();
      if (random.nextInt(4) == 0) {
        update.status(likelyStatus());
      }
      if (random.nextInt(4) == 0) {
        update.phase(anyOf(List.of(SessionPhase.values())));
      }
      SessionField count = anyOf(COUNTS);
      return random.nextBoolean()
          ? update.add(count, random.nextInt(-3, 5))
          : update.set(count, random.nextInt(-1, 5));
    }

    /** Any status; the ends seldom, so that lives are long. */
    private SessionStatus likelyStatus() {
      SessionStatus any = anyOf(List.of(SessionStatus.values()));
      return any.isTerminal() && random.nextInt(4) != 0 ? SessionStatus.PAUSED : any;
    }

    private <T> T anyOf(List<T> choices) {
      return choices.get(random.nextInt(choices.size()));
    }

    void check() {
      for (int i = 0; i < history.size(); i++) {
        SessionRevision revision = history.get(i);
        checkAlone(revision.session(), revision.event());
        assertThat(revision.session().revision()).isEqualTo(1 + i);
        if (i > 0) {
          checkPair(history.get(i - 1), revision);
        }
      }
    }

    private static void checkAlone(Session session, SessionEvent event) {
      assertThat(event.to()).isEqualTo(session.status());
      assertThat(event.at()).isEqualTo(session.lastChange());
      assertThat(session.completedAt().isPresent()).isEqualTo(session.status().isTerminal());
      assertThat(session.lastChange())
          .isEqualTo(session.lastChange().truncatedTo(ChronoUnit.MICROS));
      assertThat(session.statistics().totalTasks()).isNotNegative();
      assertThat(session.configuration().maxIterations()).isPositive();
      session
          .completedAt()
          .ifPresent(
              end ->
                  assertThat(session.statistics().durationSeconds())
                      .isEqualTo(ChronoUnit.MICROS.between(CREATED, end) / 1e6));
    }

    private static void checkPair(SessionRevision one, SessionRevision next) {
      Session before = one.session();
      Session after = next.session();
      assertThat(next.event().from()).contains(before.status());
      assertThat(next.event().at()).isAfterOrEqualTo(one.event().at());
      assertThat(after.lastChange()).isAfterOrEqualTo(before.lastChange());
      assertThat(after.createdAt()).isEqualTo(CREATED);
      assertThat(after.id()).isEqualTo(before.id());
      assertThat(after.featureRequest()).isEqualTo(before.featureRequest());
      assertThat(after.gitContext()).isEqualTo(before.gitContext());
      boolean moved = after.status() != before.status();
      if (moved) {
        assertThat(POLICY.allowedFrom(before.status())).contains(after.status());
      }
      if (next.event().type() == SessionEvent.Type.EXTERNAL_EDIT) {
        assertThat(next.event().changes()).isEmpty();
        return;
      }
      assertThat(next.event().type() == SessionEvent.Type.TRANSITIONED).isEqualTo(moved);
      for (SessionField field : SessionField.values()) {
        Optional<FieldChange> told =
            next.event().changes().stream().filter(change -> change.field() == field).findFirst();
        assertThat(told.map(FieldChange::after).orElse(field.in(before)))
            .as(field.path())
            .isEqualTo(field.in(after));
        assertThat(told.isPresent())
            .as("change of " + field.path())
            .isEqualTo(!field.in(before).equals(field.in(after)));
      }
    }
  }
}

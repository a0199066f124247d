package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A clock that stands, jumps and goes back disturbs neither the order nor the revisions. */
abstract class ClockContract extends ContractGroup {

  private static final int STEPS = ProofSize.of(1_000, 20_000);
  private static final int SESSIONS = 3;

  private final SettableInstantSource clock =
      new SettableInstantSource(Instant.parse("2026-01-07T13:02:57.119275Z"));

  ClockContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private SessionRevision count(SessionId id) {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build();
    return store()
        .update(
            id,
            current ->
                current.update(
                    update, TransitionPolicy.specification(), clock.instant(), Optional.empty()));
  }

  @Test
  void aClockThatGoesAsItLikes() {
    Random random = new Random(13);
    List<SessionId> ids = new ArrayList<>();
    List<List<SessionEvent>> told = new ArrayList<>();
    for (int number = 0; number < SESSIONS; number++) {
      SessionRevision first = aSession().createdAt(clock.instant()).revision();
      store().create(first);
      ids.add(first.session().id());
      told.add(new ArrayList<>(List.of(first.event())));
    }

    for (int step = 0; step < STEPS; step++) {
      clock.advance(jump(random));
      int which = random.nextInt(SESSIONS);
      SessionRevision next = count(ids.get(which));

      List<SessionEvent> events = told.get(which);
      assertThat(next.event().revision()).isEqualTo(events.size() + 1);
      assertThat(next.event().at()).isAfterOrEqualTo(events.get(events.size() - 1).at());
      events.add(next.event());
    }

    for (int number = 0; number < SESSIONS; number++) {
      SessionId id = ids.get(number);
      Session session = store().find(id).orElseThrow();
      assertThat(store().history(id)).isEqualTo(told.get(number));
      assertLeadsTo(session, told.get(number));
      assertThat(session.statistics().totalTasks()).isEqualTo(session.revision() - 1);
    }
    // Created at one time: changes, whenever they were, do not move them.
    assertThat(store().query(SessionQuery.all()).sessions())
        .extracting(Session::id)
        .containsExactlyElementsOf(ids.stream().sorted().toList());
  }

  private static Duration jump(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofHours(-1);
      case 2 -> Duration.ofDays(random.nextInt(3) - 1);
      // Below what is kept.
      case 3 -> Duration.ofNanos(random.nextInt(2_000) - 999);
      default -> Duration.ofNanos(1_000L * random.nextInt(1_000_000));
    };
  }

  @Test
  void aClockBeforeTheCreation() {
    Session session = given(aSession().createdAt(clock.instant()));
    clock.set(Instant.EPOCH);

    SessionRevision next = count(session.id());

    assertThat(next.event().at()).isEqualTo(session.createdAt());
    assertThat(store().find(session.id())).contains(next.session());
    assertLeadsTo(next.session(), store().history(session.id()));
  }

  @Test
  void aSessionThatIsCreatedAfterTheClockWentBackIsTheOlderOne() {
    Session newer = given(aSession().createdAt(clock.instant()));
    clock.advance(Duration.ofHours(-1));
    Session older = given(aSession().createdAt(clock.instant()));

    assertThat(store().query(SessionQuery.all()).sessions()).containsExactly(newer, older);
    assertThat(store().query(SessionQuery.all().limitedTo(1)).sessions()).containsExactly(newer);
  }
}

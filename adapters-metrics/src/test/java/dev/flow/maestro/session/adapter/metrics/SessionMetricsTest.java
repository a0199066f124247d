package dev.flow.maestro.session.adapter.metrics;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static dev.flow.maestro.session.domain.SessionStatus.PAUSED;
import static dev.flow.maestro.session.domain.SessionStatus.PLANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionMetricsTest {

  private static final SessionId NOBODY = new SessionId(new UUID(0, 9));

  private final Scene scene = new Scene();

  private static String operation(String operation, String outcome) {
    return "store.operations{operation=" + operation + ",outcome=" + outcome + "}";
  }

  private static SessionEvent editFromOutside(SessionId id) {
    return new SessionEvent(
        id,
        2,
        java.time.Instant.EPOCH,
        SessionEvent.Type.EXTERNAL_EDIT,
        Optional.of(PLANNING),
        PAUSED,
        Optional.empty(),
        List.of());
  }

  /** What is done with a session that was just created, and what moves: each by one. */
  static Stream<Arguments> happenings() {
    return Stream.of(
        row(
            "a session is created",
            (scene, id) -> scene.create(),
            "created.sessions",
            operation("create", "done")),
        row(
            "a transition",
            (scene, id) -> scene.go(id, 1, PLANNING),
            "transitions{from=initializing,to=planning}",
            operation("update", "done")),
        row(
            "an update that is a transition",
            (scene, id) ->
                scene.sessions.updateSession(id, SessionUpdate.builder().status(PAUSED).build()),
            "transitions{from=initializing,to=paused}",
            operation("update", "done")),
        row(
            "an update",
            (scene, id) ->
                scene.sessions.updateSession(
                    id, SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build()),
            operation("update", "done")),
        row(
            "a transition that is refused",
            (scene, id) -> scene.go(id, 1, COMPLETED),
            "refused.transitions{from=initializing,to=completed}",
            operation("update", "illegal_transition")),
        row(
            "a conflict",
            (scene, id) ->
                scene.sessions.transitionState(
                    id, PLANNING, Expectation.revision(5), Optional.empty()),
            "conflicts",
            operation("update", "conflict")),
        row(
            "an end",
            (scene, id) -> scene.go(id, 1, FAILED),
            "transitions{from=initializing,to=failed}",
            "status.time{status=initializing}",
            "session.time{status=failed}",
            operation("update", "done")),
        row(
            "a session that is not there",
            (scene, id) -> scene.sessions.getSession(NOBODY),
            operation("find", "done")),
        row(
            "a change of one that is not there",
            (scene, id) -> scene.sessions.transitionState(NOBODY, PLANNING),
            operation("update", "not_found")),
        row(
            "a record that cannot be read",
            (scene, id) -> {
              scene.store.damage(id.toString());
              scene.sessions.getSession(id);
            },
            "unreadable.reads",
            operation("find", "unreadable")),
        row(
            "a list with a record that cannot be read",
            (scene, id) -> {
              scene.store.damage("one");
              scene.measured.query(SessionQuery.all());
            },
            "unreadable.reads",
            operation("query", "done")),
        row(
            "an edit from outside",
            (scene, id) -> scene.metrics.onExternalEdit(editFromOutside(id)),
            "external.edits"),
        row(
            "the same edit, told to an observer",
            (scene, id) -> scene.metrics.onEvent(editFromOutside(id))),
        row(
            "a lock that was taken",
            (scene, id) -> scene.metrics.onLockWait(Duration.ofMillis(3), true),
            "lock.waits{outcome=taken}"),
        row(
            "a lock that was not",
            (scene, id) -> scene.metrics.onLockWait(Duration.ofMillis(3), false),
            "lock.waits{outcome=given_up}"),
        row(
            "a session goes to the trash",
            (scene, id) -> scene.sessions.deleteSession(id),
            operation("trash_take", "done")));
  }

  private static Arguments row(String name, BiConsumer<Scene, SessionId> deed, String... moved) {
    return Arguments.of(name, deed, moved);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("happenings")
  void eachMeterMovesByWhatHappenedAndNoOther(
      String name, BiConsumer<Scene, SessionId> deed, String[] moved) {
    SessionId id = scene.create();
    Map<String, Double> before = scene.counts();

    Throwable unused = catchThrowable(() -> deed.accept(scene, id));

    Map<String, Double> expected = new TreeMap<>(before);
    for (String meter : moved) {
      expected.merge(meter, 1.0, Double::sum);
    }
    assertThat(scene.counts()).isEqualTo(expected);
  }

  @Nested
  class Scans {

    @Test
    void countEachRecordThatCannotBeReadAndShowItAll() {
      scene.create();
      scene.store.damage("one");
      scene.store.damage("two");
      List<String> seen = new ArrayList<>();

      scene.measured.scan(SessionQuery.all(), new Seeing(seen));
      scene.measured.scanInOrder(SessionQuery.all(), new Seeing(seen));

      assertThat(seen).hasSize(6).contains("one", "two");
      assertThat(scene.counts())
          .containsEntry("unreadable.reads", 4.0)
          .containsEntry(operation("scan", "done"), 1.0)
          .containsEntry(operation("scan_in_order", "done"), 1.0);
    }

    @Test
    void doNotCountWhatTheirVisitorMetAgain() {
      SessionId id = scene.create();
      scene.store.damage(id.toString());

      assertThatThrownBy(
              () ->
                  scene.measured.scan(
                      SessionQuery.all(),
                      new Seeing(new ArrayList<>()) {
                        @Override
                        public void onSession(dev.flow.maestro.session.domain.Session session) {
                          scene.measured.find(session.id());
                        }
                      }))
          .isInstanceOf(dev.flow.maestro.session.domain.UnreadableSessionException.class);

      // Once by the scan itself, once by the visitor's reading.
      assertThat(scene.counts())
          .containsEntry("unreadable.reads", 2.0)
          .containsEntry(operation("scan", "unreadable"), 1.0);
    }
  }

  @Nested
  class Times {

    private Duration total(String name, String status) {
      Timer timer = scene.registry.get(name).tag("status", status).timer();
      assertThat(timer.count()).isEqualTo(1);
      return Duration.ofNanos((long) timer.totalTime(TimeUnit.NANOSECONDS));
    }

    @Test
    void areThoseOfTheHistoryAndWithoutPausesAsAWhole() {
      SessionId id = scene.create();
      scene.go(id, 10, PLANNING, PAUSED, PLANNING, PAUSED, COMPLETED);

      assertThat(total("maestro.status.time", "initializing")).isEqualTo(Duration.ofSeconds(10));
      assertThat(total("maestro.status.time", "planning")).isEqualTo(Duration.ofSeconds(20));
      assertThat(total("maestro.status.time", "paused")).isEqualTo(Duration.ofSeconds(20));
      assertThat(total("maestro.session.time", "completed")).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void areToldOnceHoweverOftenASessionChangesAfterItsEnd() {
      SessionId id = scene.create();
      scene.go(id, 10, FAILED);

      scene.sessions.updateSession(
          id, SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build());

      assertThat(total("maestro.session.time", "failed")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void areMissingWhereTheHistoryCannotBeReadAndTheChangeIsDone() {
      SessionId id = scene.create();
      scene.store.outOfReach = true;

      scene.go(id, 10, FAILED);

      assertThat(scene.sessions.getSession(id).status()).isEqualTo(FAILED);
      assertThat(scene.registry.find("maestro.session.time").timers()).isEmpty();
    }

    @Test
    void costNoReadingOfAHistoryWhereNobodyCounts() {
      scene.metrics.close();
      SessionId id = scene.create();

      scene.go(id, 10, FAILED);

      assertThat(scene.store.histories).isZero();
    }
  }

  @Nested
  class Tags {

    private static final Set<String> STATUSES = Set.copyOf(SessionStatus.keys());
    private static final Set<String> OPERATIONS =
        Arrays.stream(StoreOperation.values()).map(StoreOperation::key).collect(Collectors.toSet());
    private static final Set<String> OUTCOMES =
        Set.of("done", "not_found", "illegal_transition", "conflict", "unreadable", "taken");

    private void live(int sessions) {
      for (int i = 0; i < sessions; i++) {
        SessionId id = scene.over(scene.measured).createSession("Request " + i).id();
        scene.go(id, i, PLANNING, PAUSED);
        assertThatThrownBy(() -> scene.go(id, 1, SessionStatus.INITIALIZING))
            .hasMessageContaining("cannot go");
        scene.sessions.transitionState(
            id, FAILED, Expectation.none(), Optional.of("because of " + i));
        scene.metrics.onLockWait(Duration.ofMillis(i), true);
      }
    }

    @Test
    void haveTheValuesOfEnumsOnly() {
      live(3);

      Map<String, Set<String>> values = new TreeMap<>();
      scene.registry.getMeters().stream()
          .flatMap(meter -> meter.getId().getTags().stream())
          .forEach(
              tag ->
                  values.computeIfAbsent(tag.getKey(), key -> new TreeSet<>()).add(tag.getValue()));
      assertThat(values.keySet())
          .containsExactlyInAnyOrder("from", "to", "status", "operation", "outcome");
      assertThat(STATUSES)
          .containsAll(values.get("from"))
          .containsAll(values.get("to"))
          .containsAll(values.get("status"));
      assertThat(OPERATIONS).containsAll(values.get("operation"));
      assertThat(OUTCOMES).containsAll(values.get("outcome"));
    }

    @Test
    void makeNoMoreMetersOfMoreSessions() {
      live(2);
      int few = scene.registry.getMeters().size();

      live(50);

      assertThat(scene.registry.getMeters()).hasSize(few);
    }
  }

  @Nested
  class Closing {

    @Test
    void removesItsMetersAndNoOther() {
      scene.registry.counter("theirs", List.of(Tag.of("a", "b"))).increment();
      scene.go(scene.create(), 1, PLANNING, FAILED);
      assertThat(scene.registry.getMeters()).hasSizeGreaterThan(8);

      scene.metrics.close();

      assertThat(scene.counts()).isEqualTo(Map.of("theirs{a=b}", 1.0));
      assertThat(scene.registry.getMeters()).hasSize(1);
    }

    @Test
    void letsTheStoreWorkOn() {
      scene.metrics.close();

      SessionId id = scene.create();

      assertThat(scene.sessions.getSession(id).id()).isEqualTo(id);
      assertThat(scene.registry.getMeters()).isEmpty();
    }

    @Test
    void removesAMeterThatIsMadeMeanwhile() {
      SessionMeters meters = new SessionMeters(scene.registry);
      scene.metrics.close();
      meters.close();

      meters.lockWait(true, Duration.ofMillis(1));

      assertThat(scene.registry.getMeters()).isEmpty();
    }
  }

  @Nested
  class SeveralRegistries {

    @Test
    void eachCountsFromItsBindingOn() {
      scene.create();
      MeterRegistry second = new SimpleMeterRegistry();
      scene.metrics.bindTo(second);

      scene.create();

      assertThat(scene.counts()).containsEntry("created.sessions", 2.0);
      assertThat(Scene.counts(second)).containsEntry("created.sessions", 1.0);
    }
  }
}

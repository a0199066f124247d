package dev.flow.maestro.session.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.application.LogCapture;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionObserverTest {

  private static final SessionEvent EVENT =
      Session.start(
              new SessionId(new UUID(1, 2)),
              "x",
              SessionConfiguration.defaults(),
              GitContext.none("/work"),
              Instant.EPOCH)
          .event();

  private final RuntimeException bug = new IllegalStateException("broken");
  private final List<String> told = new ArrayList<>();

  private SessionObserver named(String name) {
    return event -> {
      assertThat(event).isSameAs(EVENT);
      told.add(name);
    };
  }

  private SessionObserver broken() {
    return event -> {
      told.add("broken");
      throw bug;
    };
  }

  @Nested
  class Guarded {

    @Test
    void isToldAndLogsNothingWhereAllIsWell() {
      try (LogCapture log = new LogCapture(SessionObserver.class)) {
        named("one").guarded().onEvent(EVENT);

        assertThat(told).containsExactly("one");
        assertThat(log.records()).isEmpty();
      }
    }

    @Test
    void logsWhatItThrowsAsAWarningAndThrowsNothing() {
      try (LogCapture log = new LogCapture(SessionObserver.class)) {
        broken().guarded().onEvent(EVENT);

        assertThat(told).containsExactly("broken");
        assertThat(log.records())
            .singleElement()
            .satisfies(
                entry -> {
                  assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
                  assertThat(entry.getMessage()).contains("revision 1");
                  assertThat(entry.getThrown()).isSameAs(bug);
                });
      }
    }

    @Test
    void doesNotHideAnErrorOfTheMachine() {
      SessionObserver fatal =
          event -> {
            throw new StackOverflowError();
          };

      assertThatThrownBy(() -> fatal.guarded().onEvent(EVENT))
          .isInstanceOf(StackOverflowError.class);
    }
  }

  @Nested
  class ToAll {

    @Test
    void tellsEachInOrder() {
      SessionObserver.toAll(List.of(named("one"), named("two"), named("three"))).onEvent(EVENT);

      assertThat(told).containsExactly("one", "two", "three");
    }

    @Test
    void tellsTheOthersWhereOneThrows() {
      try (LogCapture log = new LogCapture(SessionObserver.class)) {
        SessionObserver.toAll(List.of(named("one"), broken(), named("three"))).onEvent(EVENT);

        assertThat(told).containsExactly("one", "broken", "three");
        assertThat(log.records()).hasSize(1);
      }
    }

    @Test
    void keepsItsOwnList() {
      List<SessionObserver> observers = new ArrayList<>(List.of(named("one")));
      SessionObserver all = SessionObserver.toAll(observers);
      observers.clear();

      all.onEvent(EVENT);

      assertThat(told).containsExactly("one");
    }
  }

  @Test
  void noneAndAnEmptyListTakeNoteOfNothing() {
    SessionObserver.none().onEvent(EVENT);
    SessionObserver.toAll(List.of()).onEvent(EVENT);

    assertThat(told).isEmpty();
  }
}

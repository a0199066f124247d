package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.application.Workbench.id;
import static dev.flow.maestro.session.application.Workbench.onBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.SessionIdGenerator;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CreateSessionTest {

  private static final SessionConfiguration QUICK =
      SessionConfiguration.defaults().withMaxIterations(1);

  private final Workbench bench = new Workbench();

  private Session create(SessionPorts ports) {
    return new CreateSession(ports).create("Add user authentication", QUICK);
  }

  private void assertThatNothingIsStored() {
    assertThat(bench.repository.query(SessionQuery.all()).sessions()).isEmpty();
  }

  @Nested
  class Creation {

    @Test
    void usesIdClockAndGitOfTheMoment() {
      bench.checkOut("feature/auth").later(Duration.ofSeconds(3));

      Session session = create(bench.ports);

      assertThat(session.id()).isEqualTo(id(1));
      assertThat(session.createdAt()).isEqualTo(START.plusSeconds(3));
      assertThat(session.gitContext()).isEqualTo(onBranch("feature/auth"));
      assertThat(session.featureRequest()).isEqualTo("Add user authentication");
      assertThat(session.configuration()).isEqualTo(QUICK);
      assertThat(session.status()).isEqualTo(SessionStatus.INITIALIZING);
    }

    @Test
    void storesWhatItReturnsWithItsEvent() {
      Session session = create(bench.ports);

      assertThat(bench.stored(session.id())).isEqualTo(session);
      assertThat(bench.repository.history(session.id()))
          .extracting(SessionEvent::type)
          .containsExactly(SessionEvent.Type.CREATED);
    }

    @Test
    void cutsTheClocksTimeOffAtMicroseconds() {
      bench.later(Duration.ofNanos(1_999));

      assertThat(create(bench.ports).createdAt()).isEqualTo(START.plusNanos(1_000));
    }
  }

  @Nested
  class Refusal {

    @Test
    void ofABlankRequestComesBeforeAnybodyIsAsked() {
      GitContextDetector git = mock();
      SessionIdGenerator ids = mock();
      SessionObserver observer = mock();
      SessionPorts ports =
          SessionPorts.of(bench.repository, git, ids, () -> START).withObserver(observer);

      assertThatThrownBy(() -> new CreateSession(ports).create(" \n", QUICK))
          .isInstanceOf(InvalidInputException.class);

      verifyNoInteractions(git, ids, observer);
      assertThatNothingIsStored();
    }

    @Test
    void ofATakenIdLeavesTheOtherSessionAndTellsNobody() {
      Session first = bench.session();
      SessionPorts sameId =
          SessionPorts.of(
                  bench.repository,
                  bench.breakGit("cannot read HEAD").ports.git(),
                  first::id,
                  () -> START.plusSeconds(60))
              .withObserver(bench.events::add)
              .withWarnings(bench.warnings::add);

      assertThatThrownBy(() -> create(sameId))
          .isInstanceOf(SessionExistsException.class)
          .hasMessageContaining(first.id().toString());

      assertThat(bench.stored(first.id())).isEqualTo(first);
      assertThat(bench.events).hasSize(1);
      assertThat(bench.warnings).isEmpty();
    }
  }

  @Nested
  class Git {

    @Test
    void thatCannotBeReadIsAWarningAndTheSessionIsCreated() {
      Session session = create(bench.breakGit("cannot read HEAD").ports);

      assertThat(bench.warnings).containsExactly("cannot read HEAD");
      assertThat(bench.stored(session.id()).gitContext().branch()).isEqualTo("unknown");
    }

    @Test
    void thatCanBeReadIsNoWarning() {
      create(bench.ports);

      assertThat(bench.warnings).isEmpty();
    }

    @Test
    void thatThrowsIsHeardAndNothingIsStored() {
      IllegalStateException bug = new IllegalStateException("detector is broken");
      GitContextDetector git = mock();
      SessionObserver observer = mock();
      when(git.detect()).thenThrow(bug);
      SessionPorts ports =
          SessionPorts.of(bench.repository, git, () -> id(1), () -> START).withObserver(observer);

      assertThatThrownBy(() -> create(ports)).isSameAs(bug);

      assertThatNothingIsStored();
      verifyNoInteractions(observer);
    }

    @Test
    void isAskedOnce() {
      GitContextDetector git = mock();
      when(git.detect()).thenReturn(GitContextDetector.Detection.of(onBranch("main")));

      create(SessionPorts.of(bench.repository, git, () -> id(1), () -> START));

      verify(git).detect();
      verifyNoMoreInteractions(git);
    }
  }

  @Nested
  class Observer {

    @Test
    void isToldOnceAndAfterTheSessionIsStored() {
      List<Session> storedWhenTold = new ArrayList<>();
      SessionObserver observer = mock();
      doAnswer(
              call -> {
                SessionEvent event = call.getArgument(0);
                return storedWhenTold.add(bench.stored(event.sessionId()));
              })
          .when(observer)
          .onEvent(any());
      when(observer.guarded()).thenCallRealMethod();

      Session session = create(bench.ports.withObserver(observer));

      assertThat(storedWhenTold).containsExactly(session);
      verify(observer).onEvent(bench.repository.history(session.id()).get(0));
    }

    @Test
    void thatThrowsChangesNothingAndIsLogged() {
      IllegalStateException bug = new IllegalStateException("observer is broken");
      SessionObserver observer = mock();
      doThrow(bug).when(observer).onEvent(any());
      when(observer.guarded()).thenCallRealMethod();

      try (LogCapture log = new LogCapture(SessionObserver.class)) {
        Session session = create(bench.ports.withObserver(observer));

        assertThat(bench.stored(session.id())).isEqualTo(session);
        assertThat(log.records())
            .singleElement()
            .satisfies(
                entry -> {
                  assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
                  assertThat(entry.getThrown()).isSameAs(bug);
                });
      }
    }
  }

  @Nested
  class ListenerForWarnings {

    @Test
    void isToldOnceAndAfterTheSessionIsStored() {
      WarningListener listener = mock();
      doAnswer(
              call -> {
                assertThat(bench.repository.find(id(1))).isPresent();
                return null;
              })
          .when(listener)
          .onWarning(any());

      try (LogCapture log = new LogCapture(WarningListener.class)) {
        create(bench.breakGit("cannot read HEAD").ports.withWarnings(listener));

        verify(listener).onWarning("cannot read HEAD");
        assertThat(log.records()).isEmpty();
      }
    }

    @Test
    void mayBeNobody() {
      try (LogCapture log = new LogCapture(WarningListener.class)) {
        create(bench.breakGit("cannot read HEAD").ports.withWarnings(WarningListener.none()));

        assertThat(bench.events).hasSize(1);
        assertThat(log.records()).isEmpty();
      }
    }

    @Test
    void thatThrowsChangesNothingAndItsWarningIsLogged() {
      IllegalStateException bug = new IllegalStateException("listener is broken");
      WarningListener listener = mock();
      doThrow(bug).when(listener).onWarning(any());

      try (LogCapture log = new LogCapture(WarningListener.class)) {
        Session session = create(bench.breakGit("cannot read HEAD").ports.withWarnings(listener));

        assertThat(bench.stored(session.id())).isEqualTo(session);
        assertThat(bench.events).extracting(SessionEvent::sessionId).containsExactly(session.id());
        assertThat(log.records())
            .singleElement()
            .satisfies(
                entry -> {
                  assertThat(entry.getMessage()).contains("cannot read HEAD");
                  assertThat(entry.getThrown()).isSameAs(bug);
                });
      }
    }
  }
}

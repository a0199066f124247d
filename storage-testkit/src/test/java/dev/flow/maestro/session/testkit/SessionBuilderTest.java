package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class SessionBuilderTest {

  @Test
  void whatIsNotSaidIsAsTheDomainStartsASession() {
    SessionRevision built = aSession().revision();

    Session session = built.session();
    assertThat(built)
        .isEqualTo(
            Session.start(
                session.id(),
                session.featureRequest(),
                session.configuration(),
                session.gitContext(),
                session.createdAt()));
  }

  @Test
  void eachHasAnIdOfItsOwn() {
    assertThat(aSession().build().id()).isNotEqualTo(aSession().build().id());
  }

  @Test
  void whatIsSaidIsBuilt() {
    Instant created = Instant.parse("2026-02-01T00:00:00Z");

    Session session =
        aSession()
            .withStatus(SessionStatus.PAUSED)
            .inPhase(SessionPhase.IMPLEMENT)
            .onBranch("topic")
            .createdAt(created)
            .build();

    assertThat(session.status()).isEqualTo(SessionStatus.PAUSED);
    assertThat(session.currentPhase()).contains(SessionPhase.IMPLEMENT);
    assertThat(session.gitContext().branch()).isEqualTo("topic");
    assertThat(session.createdAt()).isEqualTo(created);
    assertThat(session.updatedAt()).contains(created);
  }

  @Test
  void theEventFitsTheSession() {
    Instant changed = Instant.parse("2026-03-01T00:00:00Z");

    SessionRevision built =
        aSession().withStatus(SessionStatus.PLANNING).updatedAt(changed).because("x").revision();

    assertThat(built.event().to()).isEqualTo(SessionStatus.PLANNING);
    assertThat(built.event().at()).isEqualTo(changed);
    assertThat(built.event().reason()).contains("x");
  }
}

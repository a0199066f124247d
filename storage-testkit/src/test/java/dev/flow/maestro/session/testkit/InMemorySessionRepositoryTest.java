package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionRepository;

final class InMemorySessionRepositoryTest extends SessionRepositoryContract {

  @Override
  protected SessionRepository openEmpty() {
    return new InMemorySessionRepository();
  }
}

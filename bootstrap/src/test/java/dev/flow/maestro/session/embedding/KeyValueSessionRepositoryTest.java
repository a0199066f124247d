package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.testkit.SessionRepositoryContract;
import java.util.Optional;

// guide: the proof
final class KeyValueSessionRepositoryTest extends SessionRepositoryContract {

  private final KeyValueService service = new MemoryService();

  @Override
  protected SessionRepository openEmpty() {
    return new KeyValueSessionRepository(service);
  }

  @Override
  protected Optional<SessionRepository> openAgain() {
    return Optional.of(new KeyValueSessionRepository(service));
  }
}
// end

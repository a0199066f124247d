package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.ForwardingSessionRepository;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.function.Consumer;

/** A store in which somebody else is faster: before each update, a rival does something. */
final class OvertakenStore extends ForwardingSessionRepository {

  private final Consumer<SessionId> rival;

  OvertakenStore(SessionRepository store, Consumer<SessionId> rival) {
    super(store);
    this.rival = rival;
  }

  @Override
  public SessionRevision update(SessionId id, SessionChange change) {
    rival.accept(id);
    return super.update(id, change);
  }
}

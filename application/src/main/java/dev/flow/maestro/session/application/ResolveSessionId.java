package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.AmbiguousIdException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.List;

/** Finds the id that a person meant by its first characters. */
public final class ResolveSessionId {

  private final SessionRepository repository;

  /** Uses the repository. */
  public ResolveSessionId(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /**
   * The id that begins with the text. A whole id is taken as it is, whether or not there is such a
   * session.
   *
   * @throws SessionNotFoundException if no id begins like this, or the text is empty
   * @throws AmbiguousIdException if several do
   */
  public SessionId resolve(String text) {
    return SessionId.parse(text).orElseGet(() -> onlyIdStartingWith(text));
  }

  private SessionId onlyIdStartingWith(String prefix) {
    List<SessionId> candidates = prefix.isEmpty() ? List.of() : repository.idsStartingWith(prefix);
    if (candidates.isEmpty()) {
      throw new SessionNotFoundException(prefix);
    }
    if (candidates.size() > 1) {
      throw new AmbiguousIdException(prefix, candidates);
    }
    return candidates.get(0);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.util.Optional;

/** Merges an update into a session. */
public final class UpdateSession {

  private final SessionPorts ports;

  /** Uses the repository, clock, policy and observer. */
  public UpdateSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Updates the session. An update that carries a status is a transition.
   *
   * @param reason why, for the history
   * @throws dev.flow.maestro.session.domain.InvalidInputException if the update is empty or leads
   *     out of bounds
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionConflictException if it is not as expected
   * @throws dev.flow.maestro.session.domain.IllegalTransitionException if the policy refuses the
   *     status
   */
  public Session update(
      SessionId id, SessionUpdate update, Expectation expectation, Optional<String> reason) {
    return ports.change(
        id, expectation, (current, now) -> current.update(update, ports.policy(), now, reason));
  }
}

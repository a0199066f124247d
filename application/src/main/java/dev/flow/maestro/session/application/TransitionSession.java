package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Optional;

/** Moves a session to another status. */
public final class TransitionSession {

  private final SessionPorts ports;

  /** Uses the repository, clock, policy and observer. */
  public TransitionSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Moves the session.
   *
   * @param reason why, for the history
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionConflictException if it is not as expected
   * @throws dev.flow.maestro.session.domain.IllegalTransitionException if the policy refuses
   */
  public Session transition(
      SessionId id, SessionStatus to, Expectation expectation, Optional<String> reason) {
    return ports.change(
        id, expectation, (current, now) -> current.transition(to, ports.policy(), now, reason));
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Optional;

/** Halts a session. */
public final class PauseSession {

  private final SessionPorts ports;

  /** Uses the repository, clock, policy and observer. */
  public PauseSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Pauses the session. That is a new revision: whoever works on it and says which one they expect
   * gets a conflict.
   *
   * @param reason why, for the history
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionConflictException if it is not as expected
   * @throws dev.flow.maestro.session.domain.IllegalTransitionException if the policy refuses, as
   *     the specification's does where the session is paused or has ended
   */
  public Session pause(SessionId id, Expectation expectation, Optional<String> reason) {
    return ports.change(
        id,
        expectation,
        (current, now) -> current.transition(SessionStatus.PAUSED, ports.policy(), now, reason));
  }
}

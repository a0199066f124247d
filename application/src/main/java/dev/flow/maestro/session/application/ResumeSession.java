package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.Optional;

/** Goes on with a paused session. */
public final class ResumeSession {

  private final SessionPorts ports;

  /** Uses the repository, clock, policy and observer. */
  public ResumeSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Resumes the session.
   *
   * @param to the status to go on with; empty for the work of the current phase, or planning where
   *     there is none
   * @param reason why, for the history
   * @throws dev.flow.maestro.session.domain.SessionNotFoundException if there is no such session
   * @throws dev.flow.maestro.session.domain.SessionConflictException if it is not paused, or not as
   *     expected
   * @throws dev.flow.maestro.session.domain.IllegalTransitionException if the policy refuses
   */
  public Session resume(
      SessionId id, Optional<SessionStatus> to, Expectation expectation, Optional<String> reason) {
    return ports.change(
        id,
        expectation,
        (current, now) ->
            to.map(status -> current.resume(status, ports.policy(), now, reason))
                .orElseGet(() -> current.resume(ports.policy(), now, reason)));
  }
}

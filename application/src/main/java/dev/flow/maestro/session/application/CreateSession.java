package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionRevision;

/** Starts a session for a feature request, in the git context of the moment. */
public final class CreateSession {

  private final SessionPorts ports;

  /** Uses the repository, git, ids, clock, observer and warnings. */
  public CreateSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Creates the session. A repository of git that cannot be read is a warning, not an error.
   *
   * @throws dev.flow.maestro.session.domain.InvalidInputException if the request is blank or longer
   *     than {@link Session#MAX_FEATURE_REQUEST_BYTES}
   */
  public Session create(String featureRequest, SessionConfiguration configuration) {
    Session.requireUsable(featureRequest);
    GitContextDetector.Detection git = ports.git().detect();
    SessionRevision first =
        Session.start(
            ports.ids().next(),
            featureRequest,
            configuration,
            git.context(),
            ports.clock().instant());
    ports.repository().create(first);
    git.problem().ifPresent(ports::warn);
    ports.tell(first.event());
    return first.session();
  }
}

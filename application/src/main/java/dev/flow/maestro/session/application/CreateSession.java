package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.IdempotencyConflictException;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionRevision;

/** Starts a session for a feature request, in the git context of the moment. */
public final class CreateSession {

  private final SessionPorts ports;

  /** Uses the repository, git, ids, clock, observer and warnings. */
  public CreateSession(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * Creates the session. A repository of git that cannot be read is a warning, not an error. A
   * request that has a name gives the session its id.
   *
   * @throws dev.flow.maestro.session.domain.InvalidInputException if the request is blank or longer
   *     than {@link Session#MAX_FEATURE_REQUEST_BYTES}
   * @throws IdempotencyConflictException if the name was used for another request
   */
  public Session create(String featureRequest, SessionConfiguration configuration) {
    Session.requireUsable(featureRequest);
    GitContextDetector.Detection git = ports.git().detect();
    SessionRevision first =
        Session.start(
            ports.key().map(IdempotencyKey::sessionId).orElseGet(ports.ids()::next),
            featureRequest,
            configuration,
            git.context(),
            ports.clock().instant());
    if (ports.key().isPresent()) {
      return createOnce(first.withKey(ports.key().get()), ports.key().get(), git);
    }
    create(first, git);
    return first.session();
  }

  private void create(SessionRevision first, GitContextDetector.Detection git) {
    ports.repository().create(first);
    git.problem().ifPresent(ports::warn);
    ports.tell(first.event());
  }

  /** The session that the request created, now or before. */
  private Session createOnce(
      SessionRevision first, IdempotencyKey key, GitContextDetector.Detection git) {
    try {
      create(first, git);
      return first.session();
    } catch (SessionExistsException e) {
      SessionRecord record = ports.repository().record(first.session().id()).orElseThrow(() -> e);
      if (!record.session().featureRequest().equals(first.session().featureRequest())) {
        throw new IdempotencyConflictException(record.session().id(), key, 1);
      }
      return new ChangeOnce(ports.repository(), key).resultIn(record).orElseThrow(() -> e);
    }
  }
}

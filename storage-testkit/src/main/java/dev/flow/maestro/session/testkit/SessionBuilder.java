package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Builds sessions for tests, in any state, at revision 1:
 *
 * <pre>{@code
 * aSession().withStatus(PAUSED).inPhase(IMPLEMENT).onBranch("main").build()
 * }</pre>
 *
 * <p>What is not said is as in a session that was just created, with an id of its own.
 */
public final class SessionBuilder {

  private SessionId id = new SessionId(UUID.randomUUID());
  private String featureRequest = "Add a login page";
  private SessionStatus status = SessionStatus.INITIALIZING;
  private Instant createdAt = Instant.parse("2026-01-07T13:02:57.119275Z");
  private GitContext gitContext =
      new GitContext(
          "main",
          "e83c5163316f89bfbde7d9ab23ca2e25604af290",
          "/home/dev/project",
          false,
          Optional.empty());
  private Optional<SessionPhase> phase = Optional.empty();
  private Optional<Instant> updatedAt = Optional.of(createdAt);
  private Optional<Instant> completedAt = Optional.empty();
  private Optional<PrdReference> prdReference = Optional.empty();
  private SessionStatistics statistics = SessionStatistics.zero();
  private SessionConfiguration configuration = SessionConfiguration.defaults();
  private Optional<String> reason = Optional.empty();

  private SessionBuilder() {}

  /** Begins with a session that was just created. */
  public static SessionBuilder aSession() {
    return new SessionBuilder();
  }

  /** With this id. */
  public SessionBuilder withId(SessionId value) {
    id = value;
    return this;
  }

  /** With this feature request. */
  public SessionBuilder asking(String request) {
    featureRequest = request;
    return this;
  }

  /** With this status; the phase is not derived from it. */
  public SessionBuilder withStatus(SessionStatus value) {
    status = value;
    return this;
  }

  /** In this phase. */
  public SessionBuilder inPhase(SessionPhase value) {
    phase = Optional.of(value);
    return this;
  }

  /** Created on this branch, all else about git as before. */
  public SessionBuilder onBranch(String branch) {
    gitContext =
        new GitContext(
            branch,
            gitContext.commit(),
            gitContext.repoRoot(),
            gitContext.isWorktree(),
            gitContext.worktreeName());
    return this;
  }

  /** Created in this state of git. */
  public SessionBuilder withGitContext(GitContext value) {
    gitContext = value;
    return this;
  }

  /** Created at this time and not changed since. */
  public SessionBuilder createdAt(Instant time) {
    createdAt = time;
    return updatedAt(time);
  }

  /** Last changed at this time. To be said after the time of creation. */
  public SessionBuilder updatedAt(Instant time) {
    updatedAt = Optional.of(time);
    return this;
  }

  /** With no time of the last change, as another program may write it. */
  public SessionBuilder neverUpdated() {
    updatedAt = Optional.empty();
    return this;
  }

  /** Ended at this time. */
  public SessionBuilder completedAt(Instant time) {
    completedAt = Optional.of(time);
    return this;
  }

  /** With this reference to a PRD. */
  public SessionBuilder withPrdReference(PrdReference value) {
    prdReference = Optional.of(value);
    return this;
  }

  /** With these counts. */
  public SessionBuilder withStatistics(SessionStatistics value) {
    statistics = value;
    return this;
  }

  /** With this configuration. */
  public SessionBuilder withConfiguration(SessionConfiguration value) {
    configuration = value;
    return this;
  }

  /** With this reason in the event of the creation. */
  public SessionBuilder because(String words) {
    reason = Optional.of(words);
    return this;
  }

  /** The session. */
  public Session build() {
    return new Session(
        id,
        featureRequest,
        status,
        createdAt,
        gitContext,
        phase,
        updatedAt,
        completedAt,
        prdReference,
        statistics,
        configuration,
        1);
  }

  /** The session with the event of its creation, ready to be stored. */
  public SessionRevision revision() {
    Session session = build();
    return new SessionRevision(
        session,
        new SessionEvent(
            session.id(),
            session.revision(),
            session.lastChange(),
            SessionEvent.Type.CREATED,
            Optional.empty(),
            session.status(),
            reason,
            List.of()));
  }
}

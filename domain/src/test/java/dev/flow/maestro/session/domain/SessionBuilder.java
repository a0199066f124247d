package dev.flow.maestro.session.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes sessions as they stand in a store, such as {@code
 * aSession().paused().inPhase(IMPLEMENT).build()}. What is not said is as in a new session.
 */
final class SessionBuilder {

  static final SessionId ID =
      new SessionId(UUID.fromString("3f01b541-5cc9-47a7-9f8b-d884159c705f"));
  static final Instant CREATED = Instant.parse("2026-01-07T13:02:57.119275Z");
  static final Instant LATER = CREATED.plusSeconds(18);
  static final TransitionPolicy POLICY = TransitionPolicy.specification();
  static final GitContext GIT =
      new GitContext("main", "a1".repeat(20), "/work", false, Optional.empty());

  private SessionStatus status = SessionStatus.INITIALIZING;
  private Instant created = CREATED;
  private Optional<SessionPhase> phase = Optional.empty();
  private Optional<Instant> updated = Optional.of(CREATED);
  private Optional<Instant> completed = Optional.empty();
  private Optional<PrdReference> prd = Optional.empty();
  private SessionStatistics statistics = SessionStatistics.zero();
  private SessionConfiguration configuration = SessionConfiguration.defaults();
  private long revision = 1;

  private SessionBuilder() {}

  static SessionBuilder aSession() {
    return new SessionBuilder();
  }

  SessionBuilder at(SessionStatus where) {
    this.status = where;
    return this;
  }

  SessionBuilder planning() {
    return at(SessionStatus.PLANNING).inPhase(SessionPhase.PLAN);
  }

  SessionBuilder implementing() {
    return at(SessionStatus.IMPLEMENTING).inPhase(SessionPhase.IMPLEMENT);
  }

  SessionBuilder reporting() {
    return at(SessionStatus.GENERATING_REPORT).inPhase(SessionPhase.CLEANUP);
  }

  SessionBuilder paused() {
    return at(SessionStatus.PAUSED);
  }

  SessionBuilder completed() {
    this.completed = Optional.of(LATER);
    this.updated = Optional.of(LATER);
    return at(SessionStatus.COMPLETED).inPhase(SessionPhase.CLEANUP).counted(18.0);
  }

  SessionBuilder inPhase(SessionPhase last) {
    this.phase = Optional.of(last);
    return this;
  }

  SessionBuilder createdAt(Instant instant) {
    this.created = instant;
    return this;
  }

  SessionBuilder updatedAt(Instant instant) {
    this.updated = Optional.of(instant);
    return this;
  }

  SessionBuilder neverUpdated() {
    this.updated = Optional.empty();
    return this;
  }

  SessionBuilder withPrd(String filename, String path, String version) {
    this.prd =
        Optional.of(
            new PrdReference(Optional.of(filename), Optional.of(path), Optional.of(version)));
    return this;
  }

  SessionBuilder counted(SessionStatistics counts) {
    this.statistics = counts;
    return this;
  }

  SessionBuilder counted(double durationSeconds) {
    return counted(new SessionStatistics(0, 0, 0, 0, 0, 0, durationSeconds));
  }

  SessionBuilder configured(SessionConfiguration values) {
    this.configuration = values;
    return this;
  }

  SessionBuilder atRevision(long number) {
    this.revision = number;
    return this;
  }

  Session build() {
    return new Session(
        ID,
        "Add user authentication",
        status,
        created,
        GIT,
        phase,
        updated,
        completed,
        prd,
        statistics,
        configuration,
        revision);
  }

  /** Moves the session to a status by the specification's policy, at {@link #LATER}. */
  SessionRevision goesTo(SessionStatus to) {
    return build().transition(to, POLICY, LATER, Optional.empty());
  }

  /** Resumes the session by the specification's policy, at {@link #LATER}. */
  SessionRevision resumes() {
    return build().resume(POLICY, LATER, Optional.empty());
  }

  /** Updates the session under the specification's policy, at {@link #LATER}. */
  SessionRevision takes(SessionUpdate.Builder update) {
    return build().update(update.build(), POLICY, LATER, Optional.empty());
  }
}

package dev.flow.maestro.session.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The next revision of a session while it is being decided. Lives within one method call. */
final class SessionDraft {

  private final Session before;
  private final Instant at;

  private boolean entered;
  private SessionStatus status;
  private Optional<SessionPhase> phase;
  private Optional<Instant> completedAt;
  private Optional<PrdReference> prdReference;
  private SessionStatistics statistics;
  private SessionConfiguration configuration;

  /** Begins with the session as it is, to be changed at this time. */
  SessionDraft(Session before, Instant at) {
    this.before = before;
    this.at = at;
    this.status = before.status();
    this.phase = before.currentPhase();
    this.completedAt = before.completedAt();
    this.prdReference = before.prdReference();
    this.statistics = before.statistics();
    this.configuration = before.configuration();
  }

  /** Enters a status, if the policy allows it; an end gets its time and, where 0, its duration. */
  void enter(SessionStatus to, TransitionPolicy policy) {
    Set<SessionStatus> allowed = policy.allowedFrom(status);
    if (!allowed.contains(to)) {
      throw new IllegalTransitionException(before.id(), status, to, allowed);
    }
    status = to;
    entered = true;
    phase = to.phase().or(() -> phase);
    completedAt = to.isTerminal() ? Optional.of(at) : Optional.empty();
    if (to.isTerminal() && statistics.durationSeconds() == 0) {
      statistics = statistics.withDurationSeconds(secondsBetween(before.createdAt(), at));
    }
  }

  /** Takes over what the update names, its status entered after and its phase set last. */
  void merge(SessionUpdate update, TransitionPolicy policy) {
    prdReference = update.prdReference(prdReference);
    statistics = statistics.with(update);
    configuration = configuration.with(update);
    update.status().ifPresent(to -> enter(to, policy));
    phase = update.phase().or(() -> phase);
  }

  /** Puts back what the fields had before a change, whatever a policy says. */
  void revert(List<FieldChange> changes) {
    SessionUpdate.Builder others = SessionUpdate.builder();
    for (FieldChange change : changes) {
      Optional<String> text = change.before().map(Object::toString);
      switch (change.field()) {
        case STATUS -> {
          status = text.map(SessionStatus::parse).orElse(status);
          entered = true;
        }
        case CURRENT_PHASE -> phase = text.map(SessionPhase::parse);
        case COMPLETED_AT -> completedAt = text.flatMap(Timestamps::parse);
        case PRD_FILENAME, PRD_PATH, PRD_VERSION ->
            prdReference = with(change.field(), text, prdReference);
        default -> change.before().ifPresent(value -> others.set(change.field(), value));
      }
    }
    SessionUpdate numbers = others.build();
    statistics = statistics.with(numbers);
    configuration = configuration.with(numbers);
  }

  private static Optional<PrdReference> with(
      SessionField part, Optional<String> text, Optional<PrdReference> whole) {
    PrdReference changed =
        new PrdReference(
            part == SessionField.PRD_FILENAME ? text : whole.flatMap(PrdReference::filename),
            part == SessionField.PRD_PATH ? text : whole.flatMap(PrdReference::path),
            part == SessionField.PRD_VERSION ? text : whole.flatMap(PrdReference::version));
    return Optional.of(changed).filter(reference -> !reference.equals(PrdReference.NONE));
  }

  /** What kind of change was decided: a transition, if a status was entered, be it the same. */
  SessionEvent.Type type() {
    return entered ? SessionEvent.Type.TRANSITIONED : SessionEvent.Type.UPDATED;
  }

  /** The session with all that was decided, one revision on. */
  Session next() {
    return at(before.revision() + 1);
  }

  /** The session with all that was decided, at this revision. */
  Session at(long revision) {
    return new Session(
        before.id(),
        before.featureRequest(),
        status,
        before.createdAt(),
        before.gitContext(),
        phase,
        Optional.of(at),
        completedAt,
        prdReference,
        statistics,
        configuration,
        revision);
  }

  private static double secondsBetween(Instant from, Instant to) {
    Duration passed = Duration.between(from, to);
    return Math.max(0, passed.toSeconds() * 1_000_000 + passed.toNanosPart() / 1000) / 1e6;
  }
}

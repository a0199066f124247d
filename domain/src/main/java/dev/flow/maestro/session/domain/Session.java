package dev.flow.maestro.session.domain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * One feature request on its way from plan to report. A value: each change yields a new one.
 *
 * @param id the identity, unique in a store
 * @param featureRequest the user's request, word for word
 * @param status where the session stands
 * @param createdAt when it was created
 * @param gitContext the state of git at that time
 * @param currentPhase the phase last entered or set
 * @param updatedAt when it was last changed
 * @param completedAt when it was completed or failed
 * @param prdReference where the PRD is
 * @param statistics what it has counted
 * @param configuration how it is to be run
 * @param revision 1 at creation, one more with every change
 */
public record Session(
    SessionId id,
    String featureRequest,
    SessionStatus status,
    Instant createdAt,
    GitContext gitContext,
    Optional<SessionPhase> currentPhase,
    Optional<Instant> updatedAt,
    Optional<Instant> completedAt,
    Optional<PrdReference> prdReference,
    SessionStatistics statistics,
    SessionConfiguration configuration,
    long revision) {

  /** The longest feature request of a new session, in bytes of UTF-8: 1 MiB. */
  public static final int MAX_FEATURE_REQUEST_BYTES = 1 << 20;

  /**
   * Checks the revision.
   *
   * @throws InvalidInputException if the revision is below 1
   */
  public Session {
    if (revision < 1 || revision == Long.MAX_VALUE) {
      throw InvalidInputException.of(
          "revision", Long.toString(revision), "a whole number from 1 to 2^63 - 2");
    }
  }

  /**
   * Starts a session: initializing, revision 1, nothing counted.
   *
   * @throws InvalidInputException if the request is blank or longer than {@link
   *     #MAX_FEATURE_REQUEST_BYTES}
   */
  public static SessionRevision start(
      SessionId id,
      String featureRequest,
      SessionConfiguration configuration,
      GitContext gitContext,
      Instant now) {
    requireUsable(featureRequest);
    Instant created = now.truncatedTo(ChronoUnit.MICROS);
    Session session =
        new Session(
            id,
            featureRequest,
            SessionStatus.INITIALIZING,
            created,
            gitContext,
            Optional.empty(),
            Optional.of(created),
            Optional.empty(),
            Optional.empty(),
            SessionStatistics.zero(),
            configuration,
            1);
    return new SessionRevision(
        session,
        session.event(
            created, SessionEvent.Type.CREATED, Optional.empty(), Optional.empty(), List.of()));
  }

  /**
   * Moves to another status. The phase follows where a working status is entered; an end gets its
   * time and, where none was counted, its duration.
   *
   * @throws IllegalTransitionException if the policy does not allow it
   */
  public SessionRevision transition(
      SessionStatus to, TransitionPolicy policy, Instant now, Optional<String> reason) {
    SessionDraft draft = draft(now);
    draft.enter(to, policy);
    return revise(draft, reason);
  }

  /**
   * Goes back from a pause to the work of the current phase, or to planning where there is none.
   *
   * @throws SessionConflictException if the session is not paused
   * @throws IllegalTransitionException if the policy does not allow it
   */
  public SessionRevision resume(TransitionPolicy policy, Instant now, Optional<String> reason) {
    SessionStatus work =
        currentPhase.map(SessionPhase::workingStatus).orElse(SessionStatus.PLANNING);
    return resume(work, policy, now, reason);
  }

  /**
   * Goes on from a pause with this status.
   *
   * @throws SessionConflictException if the session is not paused
   * @throws IllegalTransitionException if the policy does not allow it
   */
  public SessionRevision resume(
      SessionStatus to, TransitionPolicy policy, Instant now, Optional<String> reason) {
    Expectation.status(SessionStatus.PAUSED).requireMetBy(this);
    return transition(to, policy, now, reason);
  }

  /**
   * Merges an update. A status in it is a transition; a phase in it wins over the phase that the
   * status would bring.
   *
   * @throws InvalidInputException if the update is empty or a sum is out of bounds
   * @throws IllegalTransitionException if the policy does not allow the status
   */
  public SessionRevision update(
      SessionUpdate update, TransitionPolicy policy, Instant now, Optional<String> reason) {
    if (update.isEmpty()) {
      throw InvalidInputException.of(
          "update", "nothing", "at least one of " + SessionField.updatablePaths());
    }
    SessionDraft draft = draft(now);
    draft.merge(update, policy);
    return revise(draft, reason);
  }

  /**
   * Takes the last change back: what it changed is as it was before, the status too, whatever a
   * policy says. That is a change of its own, so to undo it again is to do it again.
   *
   * @param last the last event of this session
   * @param reason why, for the history; it follows which revision was undone
   * @throws NothingToUndoException if the event is neither a transition nor an update
   */
  public SessionRevision undo(SessionEvent last, Instant now, Optional<String> reason) {
    boolean isChange =
        last.type() == SessionEvent.Type.TRANSITIONED || last.type() == SessionEvent.Type.UPDATED;
    if (!isChange || last.revision() != revision) {
      throw new NothingToUndoException(last);
    }
    SessionDraft draft = draft(now);
    draft.revert(last.changes());
    String what = "undo of revision " + last.revision();
    return revise(draft, Optional.of(reason.map(why -> what + ": " + why).orElse(what)));
  }

  /**
   * Takes over what a program without revisions wrote: this session, as read, becomes the revision
   * after the last one known. For stores.
   *
   * @param last the last event of the history, or empty where there is no history yet; then the
   *     session keeps the revision it was read with. A revision never goes back
   */
  public SessionRevision acceptExternalEdit(Optional<SessionEvent> last) {
    Session accepted =
        last.map(event -> asOf(Math.max(event.revision() + 1, revision), event.at())).orElse(this);
    return new SessionRevision(
        accepted,
        accepted.event(
            accepted.lastChange(),
            SessionEvent.Type.EXTERNAL_EDIT,
            last.map(SessionEvent::to),
            Optional.empty(),
            List.of()));
  }

  /**
   * Goes on as a session of its own, with another id: the next revision, whose event names the
   * origin. The events before it are to be told {@linkplain SessionEvent#of of the new id}.
   */
  public SessionRevision forkAs(SessionId other, Instant now) {
    Session forked =
        new Session(
            other,
            featureRequest,
            status,
            createdAt,
            gitContext,
            currentPhase,
            Optional.of(timeOfChange(now)),
            completedAt,
            prdReference,
            statistics,
            configuration,
            revision + 1);
    return new SessionRevision(
        forked,
        forked.event(
            forked.lastChange(),
            SessionEvent.Type.FORKED,
            Optional.of(status),
            Optional.of("forked from session " + id + " at revision " + revision),
            List.of()));
  }

  /**
   * The same as the history tells it: at the event's revision, and not last changed before it,
   * which a program without revisions may have written. For stores that keep the history apart.
   */
  public Session asToldBy(SessionEvent event) {
    return asOf(event.revision(), event.at());
  }

  /** The same at another revision. */
  public Session withRevision(long other) {
    return asOf(other, lastChange());
  }

  private Session asOf(long toldRevision, Instant notBefore) {
    return new Session(
        id,
        featureRequest,
        status,
        createdAt,
        gitContext,
        currentPhase,
        lastChange().isBefore(notBefore) ? Optional.of(notBefore) : updatedAt,
        completedAt,
        prdReference,
        statistics,
        configuration,
        toldRevision);
  }

  /** Whether the session has not ended. */
  public boolean isActive() {
    return !status.isTerminal();
  }

  /** When the session was last changed: at its creation, if not since. */
  public Instant lastChange() {
    return updatedAt.orElse(createdAt);
  }

  private SessionDraft draft(Instant now) {
    return new SessionDraft(this, timeOfChange(now));
  }

  private SessionRevision revise(SessionDraft draft, Optional<String> reason) {
    Session next = draft.next();
    return new SessionRevision(
        next,
        next.event(
            next.lastChange(),
            draft.type(),
            Optional.of(status),
            reason,
            FieldChange.between(this, next)));
  }

  private SessionEvent event(
      Instant at,
      SessionEvent.Type type,
      Optional<SessionStatus> from,
      Optional<String> reason,
      List<FieldChange> changes) {
    return new SessionEvent(id, revision, at, type, from, status, reason, changes);
  }

  /** In microseconds, and never before the last change, even when the clock went back. */
  private Instant timeOfChange(Instant now) {
    Instant precise = now.truncatedTo(ChronoUnit.MICROS);
    return precise.isBefore(lastChange()) ? lastChange() : precise;
  }

  /**
   * Checks a feature request before anything is done for it.
   *
   * @throws InvalidInputException if it is blank or longer than {@link #MAX_FEATURE_REQUEST_BYTES}
   */
  public static void requireUsable(String featureRequest) {
    if (featureRequest.isBlank()) {
      throw InvalidInputException.of("feature_request", featureRequest, "a text that is not blank");
    }
    int bytes = featureRequest.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_FEATURE_REQUEST_BYTES) {
      throw InvalidInputException.of(
          "feature_request",
          bytes + " bytes",
          "at most " + MAX_FEATURE_REQUEST_BYTES + " bytes of UTF-8");
    }
  }
}

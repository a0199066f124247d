package dev.flow.maestro.session.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One line of a session's history: the change that led to a revision.
 *
 * @param sessionId whose history this is
 * @param revision the revision that the change led to
 * @param at when; never before the event before it
 * @param type what kind of change
 * @param from the status before; empty for the first event
 * @param to the status after
 * @param reason why, in the words of whoever asked for the change
 * @param changes the fields that differ from the revision before; empty where that is not known, as
 *     with an edit from outside, and for the first event
 * @param key names the request that led to the change, where it had a name
 */
public record SessionEvent(
    SessionId sessionId,
    long revision,
    Instant at,
    Type type,
    Optional<SessionStatus> from,
    SessionStatus to,
    Optional<String> reason,
    List<FieldChange> changes,
    Optional<IdempotencyKey> key) {

  /** What kind of change an event tells of. */
  public enum Type {
    /** The session was created through this library. Always the first event. */
    CREATED("created"),
    /** The status changed, and perhaps more with it. */
    TRANSITIONED("transitioned"),
    /** Something other than the status changed. */
    UPDATED("updated"),
    /** Something that does not know of revisions changed or created the record. */
    EXTERNAL_EDIT("external_edit"),
    /** The session became one of its own, with another id; the reason says of which it was. */
    FORKED("forked");

    private final String key;

    Type(String key) {
      this.key = key;
    }

    /** The name in files and in output. */
    public String key() {
      return key;
    }
  }

  /** Copies the list. */
  public SessionEvent {
    changes = List.copyOf(changes);
  }

  /** A change whose request has no name. */
  public SessionEvent(
      SessionId sessionId,
      long revision,
      Instant at,
      Type type,
      Optional<SessionStatus> from,
      SessionStatus to,
      Optional<String> reason,
      List<FieldChange> changes) {
    this(sessionId, revision, at, type, from, to, reason, changes, Optional.empty());
  }

  /** The same, told of another session. */
  public SessionEvent of(SessionId other) {
    return new SessionEvent(other, revision, at, type, from, to, reason, changes, key);
  }

  /** The same, by a request of this name. */
  public SessionEvent withKey(IdempotencyKey name) {
    return new SessionEvent(
        sessionId, revision, at, type, from, to, reason, changes, Optional.of(name));
  }
}

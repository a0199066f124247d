package dev.flow.maestro.session.domain;

/** The facts that a {@link SessionException} can state. Driving adapters map each one once. */
public enum ErrorCode {
  /** An argument that is not allowed. Try again with another. */
  INVALID_INPUT,
  /** No such session, template or repository. */
  NOT_FOUND,
  /** The policy does not allow the transition. */
  ILLEGAL_TRANSITION,
  /** A session with that id, or a template with that name, exists already. */
  ALREADY_EXISTS,
  /** The session is not at the revision or status that the caller expected. Read it again. */
  CONFLICT,
  /** The session is held, so it is not taken away. Release it first. */
  HELD,
  /** A prefix that several ids begin with. */
  AMBIGUOUS_ID,
  /** A record that is there and cannot be read. */
  UNREADABLE,
  /** The store cannot be reached or written. Nothing was changed, unless the message says so. */
  STORE_UNAVAILABLE,
  /** Somebody else held the lock for longer than the caller was ready to wait. Try again. */
  STORE_LOCKED
}

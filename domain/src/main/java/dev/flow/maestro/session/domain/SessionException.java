package dev.flow.maestro.session.domain;

import java.util.Map;

/**
 * The one family of failures. Each type states one fact, its {@link #code()} classifies it, and
 * {@link #details()} gives the data of the message for programs.
 */
public abstract class SessionException extends RuntimeException {

  private final ErrorCode code;

  SessionException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  SessionException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** Of a type that makes its message when it is asked for it. */
  SessionException(ErrorCode code, boolean withStackTrace) {
    super(null, null, true, withStackTrace);
    this.code = code;
  }

  /** What kind of failure. */
  public final ErrorCode code() {
    return code;
  }

  /**
   * The data of the message by name, in the order of the message; values are texts, numbers and
   * lists of texts.
   */
  public abstract Map<String, Object> details();
}

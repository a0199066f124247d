package dev.flow.maestro.session.domain;

import java.util.Map;

/** The store cannot be reached or written. */
public final class StoreUnavailableException extends SessionException {

  private final String location;

  /**
   * For a failure with a cause.
   *
   * @param location where the store, or the part of it that failed, is
   * @param problem what could not be done, and what is left of it
   */
  public StoreUnavailableException(String location, String problem, Throwable cause) {
    super(ErrorCode.STORE_UNAVAILABLE, problem, cause);
    this.location = location;
  }

  /** For a store that is not what it should be. */
  public StoreUnavailableException(String location, String problem) {
    super(ErrorCode.STORE_UNAVAILABLE, problem);
    this.location = location;
  }

  /** Where the store, or the part of it that failed, is. */
  public String location() {
    return location;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("path", location);
  }
}

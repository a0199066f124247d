package dev.flow.maestro.session.domain;

import java.util.Map;

/** The settings of a store make no sense, or cannot be read. They were not changed. */
public final class UnreadableSettingsException extends SessionException {

  private final UnreadableRecord record;

  /** For the place, and what is wrong with it. */
  public UnreadableSettingsException(UnreadableRecord record, Throwable cause) {
    super(ErrorCode.UNREADABLE, record.toString(), cause);
    this.record = record;
  }

  /** Where they are, which member is wrong, and how. */
  public UnreadableRecord record() {
    return record;
  }

  @Override
  public Map<String, Object> details() {
    return record.details();
  }
}

package dev.flow.maestro.session.domain;

import java.util.Map;

/** A record is there and cannot be read. It was not changed. */
public final class UnreadableSessionException extends SessionException {

  private final UnreadableRecord record;

  /** For the record. */
  public UnreadableSessionException(UnreadableRecord record) {
    super(ErrorCode.UNREADABLE, record.toString());
    this.record = record;
  }

  /** For the record, with what went wrong beneath. */
  public UnreadableSessionException(UnreadableRecord record, Throwable cause) {
    super(ErrorCode.UNREADABLE, record.toString(), cause);
    this.record = record;
  }

  /** Which record, where it is damaged, and how. */
  public UnreadableRecord record() {
    return record;
  }

  @Override
  public Map<String, Object> details() {
    return record.details();
  }
}

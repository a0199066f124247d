package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.Map;

/** A cursor after which a watch cannot go on. Begin anew, and read what was missed. */
public final class UnknownCursorException extends SessionException {

  private final String cursor;
  private final String reason;

  private UnknownCursorException(String cursor, String reason) {
    super(ErrorCode.INVALID_INPUT, "cursor " + Quote.of(cursor) + " " + reason);
    this.cursor = Quote.shorten(cursor);
    this.reason = reason;
  }

  /** For a cursor that nobody knows: it never was one, or it is too old. */
  public static UnknownCursorException unknown(String cursor) {
    return new UnknownCursorException(cursor, "is unknown or expired");
  }

  /**
   * For a cursor whose journal is of no use.
   *
   * @param location where a person finds the journal, such as the path of a file
   * @param problem what is wrong with it
   */
  public static UnknownCursorException damaged(String cursor, String location, String problem) {
    return new UnknownCursorException(cursor, "cannot be used: " + location + ": " + problem);
  }

  /** The cursor, cut where it is long. */
  public String cursor() {
    return cursor;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("cursor", cursor);
    details.put("reason", reason);
    return details;
  }
}

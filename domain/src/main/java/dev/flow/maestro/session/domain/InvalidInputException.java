package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An argument that is not allowed; nothing was changed. */
public final class InvalidInputException extends SessionException {

  private final String field;
  private final String value;
  private final List<String> allowed;

  private InvalidInputException(String message, String field, String value, List<String> allowed) {
    super(ErrorCode.INVALID_INPUT, message);
    this.field = field;
    this.value = value;
    this.allowed = List.copyOf(allowed);
  }

  /**
   * A value out of bounds.
   *
   * @param field what the value was for
   * @param value the value as text
   * @param wanted what it should have been, to be read after "must be"
   */
  public static InvalidInputException of(String field, String value, String wanted) {
    return new InvalidInputException(
        field + " must be " + wanted + ", not " + Quote.of(value),
        field,
        Quote.shorten(value),
        List.of());
  }

  /** A name that is not one of those there are. */
  public static InvalidInputException unknown(String field, String value, List<String> known) {
    return new InvalidInputException(
        "unknown " + field + " " + Quote.of(value) + "; known: " + String.join(", ", known),
        field,
        Quote.shorten(value),
        known);
  }

  /** What the value was for. */
  public String field() {
    return field;
  }

  /** The value as text, cut where it is long. */
  public String value() {
    return value;
  }

  /** What is allowed, where that is a list; otherwise empty. */
  public List<String> allowed() {
    return allowed;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("field", field);
    details.put("value", value);
    if (!allowed.isEmpty()) {
      details.put("allowed", allowed);
    }
    return details;
  }
}

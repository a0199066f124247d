package dev.flow.maestro.session.domain;

import java.util.Map;

/** The trash has no such entry. */
public final class NotInTrashException extends SessionException {

  private final String name;

  /** For the name of an entry, the beginning of one, or a text that is neither. */
  public NotInTrashException(String name) {
    super(ErrorCode.NOT_FOUND, "no session " + Quote.of(name) + " in the trash");
    this.name = Quote.shorten(name);
  }

  /** What was looked for, cut where it is long. */
  public String name() {
    return name;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("entry", name);
  }
}

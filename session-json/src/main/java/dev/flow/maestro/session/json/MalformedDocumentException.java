package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.Optional;
import java.util.OptionalLong;

/** Bytes that are not the document they should be. Checked: a store has to name the record. */
public final class MalformedDocumentException extends Exception {

  private final Optional<String> member;
  private final OptionalLong offset;

  MalformedDocumentException(String reason, Optional<String> member, OptionalLong offset) {
    super(reason);
    this.member = member;
    this.offset = offset;
  }

  /** The path of the member that is wrong; empty where it is not one member. */
  public Optional<String> member() {
    return member;
  }

  /** Where, in bytes from 0; empty where there is no place to point at. */
  public OptionalLong offset() {
    return offset;
  }

  /** What is wrong with the record of this name, at this place. */
  public UnreadableRecord inRecord(String name, String location) {
    return new UnreadableRecord(name, location, member, offset, String.valueOf(getMessage()));
  }
}

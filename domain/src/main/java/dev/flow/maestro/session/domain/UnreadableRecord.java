package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record that is there and cannot be read as a session.
 *
 * @param name what the store calls the record: the id, or what stands in its place
 * @param location where a person finds it, such as the path of a file
 * @param member the member that is wrong, such as {@code statistics.total_tasks}
 * @param offset where in the record, in bytes from 0
 * @param reason what is wrong
 */
public record UnreadableRecord(
    String name, String location, Optional<String> member, OptionalLong offset, String reason) {

  /** A record of which no part can be named. */
  public static UnreadableRecord whole(String name, String location, String reason) {
    return new UnreadableRecord(name, location, Optional.empty(), OptionalLong.empty(), reason);
  }

  /** The data by name, for programs. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("record", name);
    details.put("path", location);
    member.ifPresent(value -> details.put("member", value));
    offset.ifPresent(value -> details.put("offset", value));
    details.put("reason", reason);
    return details;
  }

  /** A sentence for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("cannot read ").append(location);
    member.ifPresent(value -> text.append(", member ").append(value));
    offset.ifPresent(value -> text.append(", at byte ").append(value));
    return text.append(": ").append(reason).toString();
  }
}

package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads the specification's update dictionary, such as {@code {"statistics": {"total_tasks": 10}}}.
 */
public final class SessionUpdateJson {

  private SessionUpdateJson() {}

  /**
   * Reads an update into a builder. Unlike a stored document, it may carry nothing but members that
   * an update knows.
   *
   * @throws InvalidInputException if it is not one strict JSON object, carries a member that an
   *     update may not, or a value of the wrong type
   */
  public static void read(String object, SessionUpdate.Builder update) {
    try {
      JsonCursor json = JsonCursor.atObject(object.getBytes(StandardCharsets.UTF_8));
      for (Optional<String> member = json.nextMember();
          member.isPresent();
          member = json.nextMember()) {
        if (SessionField.groups().contains(member.get())) {
          readGroup(json, member.get(), update);
        } else {
          update.set(SessionField.updatable(member.get()), json.scalar());
        }
      }
      json.requireEnd();
    } catch (MalformedDocumentException e) {
      throw InvalidInputException.of(
          "update", object, "a JSON object of an update's members: " + describe(e));
    }
  }

  private static void readGroup(JsonCursor json, String group, SessionUpdate.Builder update)
      throws MalformedDocumentException {
    json.requireObject();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      update.set(SessionField.updatable(group + "." + member.get()), json.scalar());
    }
  }

  private static String describe(MalformedDocumentException e) {
    StringBuilder text = new StringBuilder();
    e.member().ifPresent(member -> text.append(member).append(' '));
    text.append(e.getMessage());
    e.offset().ifPresent(offset -> text.append(" (at byte ").append(offset).append(')'));
    return text.toString();
  }
}

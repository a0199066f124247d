package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Members of a session that were asked for by {@code --fields}, in that order.
 *
 * @param names which; each is known
 */
record SessionFields(List<String> names) {

  /** All that may be asked for. */
  static List<String> known() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "id",
                "status",
                "phase",
                "branch",
                "commit",
                "created_at",
                "updated_at",
                "completed_at",
                "revision"));
    for (SessionField field : SessionField.values()) {
      if (field.path().contains(".")) {
        names.add(field.path());
      }
    }
    names.add("feature_request");
    return names;
  }

  /**
   * Reads the names, which commas divide.
   *
   * @throws InvalidInputException if one is not known
   */
  static SessionFields parse(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      if (!known().contains(name)) {
        throw InvalidInputException.unknown("--fields", name, known());
      }
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return new SessionFields(names);
  }

  /** The members of an object; an empty one has none here. */
  Map<String, Object> of(Session session) {
    Map<String, Object> members = new LinkedHashMap<>();
    names.forEach(name -> members.put(name, value(name, session)));
    return members;
  }

  /** The member as text; nothing where the session has none. */
  String text(String name, Session session) {
    return value(name, session).map(Object::toString).orElse("");
  }

  private static Optional<?> value(String name, Session session) {
    return switch (name) {
      case "id" -> Optional.of(session.id());
      case "status" -> Optional.of(session.status().key());
      case "phase" -> session.currentPhase().map(SessionPhase::key);
      case "branch" -> Optional.of(session.gitContext().branch());
      case "commit" -> Optional.of(session.gitContext().commit());
      case "created_at" -> Optional.of(Timestamps.format(session.createdAt()));
      case "updated_at" -> session.updatedAt().map(Timestamps::format);
      case "completed_at" -> session.completedAt().map(Timestamps::format);
      case "revision" -> Optional.of(session.revision());
      case "feature_request" -> Optional.of(session.featureRequest());
      default -> SessionField.at(name).flatMap(field -> field.in(session));
    };
  }
}

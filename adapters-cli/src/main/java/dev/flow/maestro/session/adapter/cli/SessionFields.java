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
import java.util.function.Function;

/**
 * Members of a session that were asked for by {@code --fields}, in that order.
 *
 * @param names which; each is known
 */
record SessionFields(List<String> names) {

  static final OptionSpec OPTION =
      OptionSpec.optional(
              "fields", "NAME,...", "only these members; without a value, shows which there are")
          .orAlone();

  private static final Map<String, Function<Session, Optional<?>>> READERS = readers();

  private static Map<String, Function<Session, Optional<?>>> readers() {
    Map<String, Function<Session, Optional<?>>> readers = new LinkedHashMap<>();
    readers.put("id", session -> Optional.of(session.id()));
    readers.put("status", session -> Optional.of(session.status().key()));
    readers.put("phase", session -> session.currentPhase().map(SessionPhase::key));
    readers.put("branch", session -> Optional.of(session.gitContext().branch()));
    readers.put("commit", session -> Optional.of(session.gitContext().commit()));
    readers.put("created_at", session -> Optional.of(Timestamps.format(session.createdAt())));
    readers.put("updated_at", session -> session.updatedAt().map(Timestamps::format));
    readers.put("completed_at", session -> session.completedAt().map(Timestamps::format));
    readers.put("revision", session -> Optional.of(session.revision()));
    for (SessionField field : SessionField.values()) {
      if (field.path().contains(".")) {
        readers.put(field.path(), field::in);
      }
    }
    readers.put("feature_request", session -> Optional.of(session.featureRequest()));
    return readers;
  }

  /** All that may be asked for. */
  static List<String> known() {
    return List.copyOf(READERS.keySet());
  }

  /**
   * Reads the names, which commas divide.
   *
   * @throws InvalidInputException if one is not known
   */
  static SessionFields parse(String text) {
    List<String> names = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      if (!READERS.containsKey(name)) {
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
    return READERS.getOrDefault(name, it -> Optional.empty()).apply(session);
  }
}

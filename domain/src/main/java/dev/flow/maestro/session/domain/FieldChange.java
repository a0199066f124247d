package dev.flow.maestro.session.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one change did to one field.
 *
 * @param field the field
 * @param before the value it had, of the field's {@link SessionField.Kind}; empty where it had none
 * @param after the value it has now; empty where it has none
 */
public record FieldChange(SessionField field, Optional<Object> before, Optional<Object> after) {

  private static final List<SessionField> STATISTICS = below("statistics.");
  private static final List<SessionField> CONFIGURATION = below("configuration.");
  private static final List<SessionField> OTHERS =
      Arrays.stream(SessionField.values())
          .filter(field -> !STATISTICS.contains(field) && !CONFIGURATION.contains(field))
          .toList();

  /**
   * The fields in which the two differ, in the order of {@link SessionField}. Most changes are
   * transitions, which leave statistics and configuration the very same objects.
   */
  @SuppressWarnings("ReferenceEquality")
  static List<FieldChange> between(Session before, Session after) {
    List<FieldChange> changes = new ArrayList<>();
    compare(OTHERS, before, after, changes);
    if (before.statistics() != after.statistics()) {
      compare(STATISTICS, before, after, changes);
    }
    if (before.configuration() != after.configuration()) {
      compare(CONFIGURATION, before, after, changes);
    }
    return changes;
  }

  private static void compare(
      List<SessionField> fields, Session before, Session after, List<FieldChange> changes) {
    for (SessionField field : fields) {
      Optional<Object> old = field.in(before);
      Optional<Object> now = field.in(after);
      if (!old.equals(now)) {
        changes.add(new FieldChange(field, old, now));
      }
    }
  }

  private static List<SessionField> below(String prefix) {
    return Arrays.stream(SessionField.values())
        .filter(field -> field.path().startsWith(prefix))
        .toList();
  }
}

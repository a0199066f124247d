package dev.flow.maestro.session.domain;

import java.util.ArrayList;
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

  private static final List<SessionField> FIELDS = List.of(SessionField.values());

  /** The fields in which the two differ, in the order of {@link SessionField}. */
  static List<FieldChange> between(Session before, Session after) {
    List<FieldChange> changes = new ArrayList<>();
    for (SessionField field : FIELDS) {
      Optional<Object> old = field.in(before);
      Optional<Object> now = field.in(after);
      if (!old.equals(now)) {
        changes.add(new FieldChange(field, old, now));
      }
    }
    return changes;
  }
}

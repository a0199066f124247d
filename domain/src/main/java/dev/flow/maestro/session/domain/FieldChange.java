package dev.flow.maestro.session.domain;

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

  /** The fields in which the two differ, in the order of {@link SessionField}. */
  static List<FieldChange> between(Session before, Session after) {
    return Arrays.stream(SessionField.values())
        .map(field -> new FieldChange(field, field.in(before), field.in(after)))
        .filter(change -> !change.before.equals(change.after))
        .toList();
  }
}

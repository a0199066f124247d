package dev.flow.maestro.session.domain;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What to change in a session: values to set and numbers to add, by field. What is not named stays
 * as it is.
 *
 * <p>Adding is done on the value that the store holds at that moment, so two who each add one have
 * added two.
 */
public final class SessionUpdate {

  private sealed interface Operation permits Assignment, Addition {}

  private record Assignment(Object value) implements Operation {}

  private record Addition(Number amount) implements Operation {}

  private final Map<SessionField, Operation> operations;

  private SessionUpdate(Map<SessionField, Operation> operations) {
    this.operations = operations;
  }

  /** Starts an update that changes nothing yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** The fields named. */
  public Set<SessionField> fields() {
    return Set.copyOf(operations.keySet());
  }

  /** Whether no field is named. */
  public boolean isEmpty() {
    return operations.isEmpty();
  }

  Optional<SessionStatus> status() {
    return assigned(SessionField.STATUS).map(SessionStatus::parse);
  }

  Optional<SessionPhase> phase() {
    return assigned(SessionField.CURRENT_PHASE).map(SessionPhase::parse);
  }

  Optional<PrdReference> prdReference(Optional<PrdReference> before) {
    Optional<String> filename = text(SessionField.PRD_FILENAME, before, PrdReference::filename);
    Optional<String> path = text(SessionField.PRD_PATH, before, PrdReference::path);
    Optional<String> version = text(SessionField.PRD_VERSION, before, PrdReference::version);
    boolean named = filename.isPresent() || path.isPresent() || version.isPresent();
    return named ? Optional.of(new PrdReference(filename, path, version)) : before;
  }

  long count(SessionField field, long before) {
    Operation operation = operations.get(field);
    if (operation instanceof Addition addition) {
      long amount = addition.amount.longValue();
      try {
        return Math.addExact(before, amount);
      } catch (ArithmeticException e) {
        throw InvalidInputException.of(
            field.path(), before + " + " + amount, "a number below 2^63");
      }
    }
    return operation instanceof Assignment assignment ? (Long) assignment.value : before;
  }

  double decimal(SessionField field, double before) {
    Operation operation = operations.get(field);
    if (operation instanceof Addition addition) {
      return before + addition.amount.doubleValue();
    }
    return operation instanceof Assignment assignment ? (Double) assignment.value : before;
  }

  boolean flag(SessionField field, boolean before) {
    return operations.get(field) instanceof Assignment assignment
        ? (Boolean) assignment.value
        : before;
  }

  private Optional<String> text(
      SessionField field,
      Optional<PrdReference> before,
      Function<PrdReference, Optional<String>> part) {
    return assigned(field).or(() -> before.flatMap(part));
  }

  private Optional<String> assigned(SessionField field) {
    return operations.get(field) instanceof Assignment assignment
        ? Optional.of((String) assignment.value)
        : Optional.empty();
  }

  /** Collects the changes; a field that is named twice is an error. */
  public static final class Builder {

    private final Map<SessionField, Operation> operations = new EnumMap<>(SessionField.class);

    private Builder() {}

    /** Asks for a transition to this status. */
    public Builder status(SessionStatus status) {
      return set(SessionField.STATUS, status.key());
    }

    /** Sets the phase. */
    public Builder phase(SessionPhase phase) {
      return set(SessionField.CURRENT_PHASE, phase.key());
    }

    /** Sets the parts of the reference that are present. */
    public Builder prdReference(PrdReference reference) {
      reference.filename().ifPresent(filename -> set(SessionField.PRD_FILENAME, filename));
      reference.path().ifPresent(path -> set(SessionField.PRD_PATH, path));
      reference.version().ifPresent(version -> set(SessionField.PRD_VERSION, version));
      return this;
    }

    /**
     * Sets a field.
     *
     * @param value what {@link SessionField#kind()} of the field says; an {@link Integer} will do
     *     for a count, any number for a decimal
     * @throws InvalidInputException if an update may not carry the field, the field is named
     *     already, or the value is of another kind
     */
    public Builder set(SessionField field, Object value) {
      return put(field, new Assignment(FieldValues.ofKind(field, value)));
    }

    /**
     * Sets a field to a value given as text, such as {@code 10} or {@code true}.
     *
     * @throws InvalidInputException as {@link #set} does
     */
    public Builder setText(SessionField field, String text) {
      return put(field, new Assignment(FieldValues.parse(field, text)));
    }

    /**
     * Adds to a number.
     *
     * @param amount what to add, below 0 to take away; the result must be one the field allows
     * @throws InvalidInputException if the field is no number or is named already
     */
    public Builder add(SessionField field, Number amount) {
      return put(field, new Addition(FieldValues.amount(field, amount)));
    }

    /**
     * Adds to a number an amount given as text, such as {@code 1} or {@code -2}.
     *
     * @throws InvalidInputException as {@link #add} does, or if the text is no number
     */
    public Builder addText(SessionField field, String text) {
      return put(field, new Addition(FieldValues.parseAmount(field, text)));
    }

    private Builder put(SessionField field, Operation operation) {
      if (!field.isUpdatable()) {
        throw InvalidInputException.unknown("field", field.path(), SessionField.updatablePaths());
      }
      if (operations.putIfAbsent(field, operation) != null) {
        throw InvalidInputException.of(field.path(), "twice", "named once");
      }
      return this;
    }

    /** The update with all that was named so far. */
    public SessionUpdate build() {
      return new SessionUpdate(new EnumMap<>(operations));
    }
  }
}

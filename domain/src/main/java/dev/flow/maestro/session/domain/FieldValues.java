package dev.flow.maestro.session.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a value must be to go into a field. */
final class FieldValues {

  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private FieldValues() {}

  /** The value as the field holds it: checked, and widened to {@code Long} or {@code Double}. */
  static Object ofKind(SessionField field, Object value) {
    return switch (field.kind()) {
      case TEXT -> value instanceof String text ? text(field, text) : refuse(field, value);
      case COUNT -> value instanceof Number number ? count(field, number) : refuse(field, value);
      case DECIMAL ->
          value instanceof Number number
              ? decimal(field, number.doubleValue())
              : refuse(field, value);
      case FLAG -> value instanceof Boolean ? value : refuse(field, value);
    };
  }

  static Object parse(SessionField field, String text) {
    return switch (field.kind()) {
      case TEXT -> text(field, text);
      case COUNT -> count(field, whole(text).orElseThrow(() -> refusal(field, text)));
      case DECIMAL -> decimal(field, number(text).orElseThrow(() -> refusal(field, text)));
      case FLAG ->
          switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refusal(field, text);
          };
    };
  }

  static Number amount(SessionField field, Number amount) {
    requireNumber(field);
    if (field.kind() == SessionField.Kind.DECIMAL) {
      double decimal = amount.doubleValue();
      if (!Double.isFinite(decimal)) {
        throw notFinite(field, amount.toString());
      }
      return decimal;
    }
    return integer(amount).orElseThrow(() -> notWhole(field, amount.toString()));
  }

  static Number parseAmount(SessionField field, String text) {
    requireNumber(field);
    if (field.kind() == SessionField.Kind.DECIMAL) {
      return amount(field, number(text).orElseThrow(() -> notFinite(field, text)));
    }
    return whole(text).orElseThrow(() -> notWhole(field, text));
  }

  private static void requireNumber(SessionField field) {
    if (!field.isNumber()) {
      throw InvalidInputException.unknown(
          "number to add to",
          field.path(),
          Arrays.stream(SessionField.values())
              .filter(SessionField::isNumber)
              .map(SessionField::path)
              .toList());
    }
  }

  private static String text(SessionField field, String text) {
    if (field == SessionField.STATUS) {
      return SessionStatus.parse(text).key();
    }
    return field == SessionField.CURRENT_PHASE ? SessionPhase.parse(text).key() : text;
  }

  private static Long count(SessionField field, Number number) {
    long count = integer(number).orElseThrow(() -> refusal(field, number));
    Checks.atLeast(leastOf(field), field, count);
    return count;
  }

  private static long leastOf(SessionField field) {
    return field == SessionField.MAX_ITERATIONS || field == SessionField.TIMEOUT_MINUTES ? 1 : 0;
  }

  private static Double decimal(SessionField field, double number) {
    Checks.finiteAndNotNegative(field, number);
    return number;
  }

  private static Optional<Long> integer(Number number) {
    return number instanceof Long
            || number instanceof Integer
            || number instanceof Short
            || number instanceof Byte
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  private static Optional<Long> whole(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  private static Object refuse(SessionField field, Object value) {
    throw refusal(field, value);
  }

  private static InvalidInputException refusal(SessionField field, Object value) {
    String wanted =
        switch (field.kind()) {
          case TEXT -> "a text";
          case COUNT -> "a whole number of at least " + leastOf(field) + " and below 2^63";
          case DECIMAL -> "a number of at least 0";
          case FLAG -> "true or false";
        };
    return InvalidInputException.of(field.path(), String.valueOf(value), wanted);
  }

  private static InvalidInputException notFinite(SessionField field, String amount) {
    return InvalidInputException.of(field.path(), amount, "a finite number");
  }

  private static InvalidInputException notWhole(SessionField field, String amount) {
    return InvalidInputException.of(field.path(), amount, "a whole number between -2^63 and 2^63");
  }
}

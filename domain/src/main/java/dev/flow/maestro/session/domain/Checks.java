package dev.flow.maestro.session.domain;

/** The bounds that several values share. */
final class Checks {

  private Checks() {}

  static void atLeast(long least, SessionField field, long value) {
    if (value < least) {
      throw InvalidInputException.of(
          field.path(), Long.toString(value), "a whole number of at least " + least);
    }
  }

  static void finiteAndNotNegative(SessionField field, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw InvalidInputException.of(
          field.path(), Double.toString(value), "a number of at least 0");
    }
  }
}

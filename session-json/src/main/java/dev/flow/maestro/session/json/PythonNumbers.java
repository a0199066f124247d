package dev.flow.maestro.session.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Writes a double as Python's {@code repr} does: the fewest digits that read back as the same
 * value, always a fraction or an exponent, and an exponent below 1e-4 and from 1e16 on. See
 * "Floating-Point Arithmetic: Issues and Limitations" in the Python tutorial.
 *
 * <p>{@link Double#toString} differs in the exponent's form and, before JDK 19, in some digits.
 */
final class PythonNumbers {

  private static final int MOST_DIGITS = 17;

  private static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

  private PythonNumbers() {}

  static String repr(double value) {
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    if (value == (int) value) {
      // Nearly every one that is stored; what follows costs a short process its big integers.
      return (int) value + ".0";
    }
    BigDecimal shortest = shortest(value);
    String digits = shortest.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String sign = value < 0 ? "-" : "";
    return exponent < -4 || exponent >= 16
        ? sign + scientific(digits, exponent)
        : sign + plain(digits, exponent);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    // Every decimal of 15 digits survives a double, but for those that have not all their bits.
    int fewest = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
    for (int digits = fewest; digits < MOST_DIGITS; digits++) {
      // At a power of two the neighbours lie unevenly: the nearest decimal may not be the one.
      for (RoundingMode mode : ROUNDINGS) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String plain(String digits, int exponent) {
    if (exponent < 0) {
      return "0." + "0".repeat(-exponent - 1) + digits;
    }
    int whole = exponent + 1;
    return digits.length() <= whole
        ? digits + "0".repeat(whole - digits.length()) + ".0"
        : digits.substring(0, whole) + "." + digits.substring(whole);
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    String power = Integer.toString(Math.abs(exponent));
    return mantissa
        + "e"
        + (exponent < 0 ? "-" : "+")
        + (power.length() == 1 ? "0" + power : power);
  }
}

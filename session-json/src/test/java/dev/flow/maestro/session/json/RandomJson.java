package dev.flow.maestro.session.json;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Any JSON value, in any of the spellings that JSON allows, with white space to trip over. */
final class RandomJson {

  private static final int DEEPEST = 6;

  /** What a program that reads numbers as doubles or longs would change. */
  private static final List<String> NUMBERS =
      List.of(
          "9223372036854775808",
          "-9223372036854775809",
          "0.10",
          "1.0",
          "1E5",
          "1e400",
          "-1e-400",
          "-0",
          "-0.0",
          "0e0",
          "12345678901234567890.12345678901234567890",
          "7".repeat(400));

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  String value(int depth) {
    return switch (random.nextInt(depth < DEEPEST ? 8 : 6)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> "false";
      case 3, 4 -> number();
      case 5 -> string();
      case 6 -> "[" + elements(depth, false) + space() + "]";
      default -> "{" + elements(depth, true) + space() + "}";
    };
  }

  /** A value that is this many levels deep. */
  String nest(int levels) {
    StringBuilder opening = new StringBuilder();
    StringBuilder closing = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      boolean array = random.nextBoolean();
      opening.append(array ? "[" : "{\"k\":").append(space());
      closing.insert(0, array ? "]" : "}");
    }
    return opening + number() + closing;
  }

  private String elements(int depth, boolean named) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> space() + (named ? "\"k" + i + "\"" + space() + ":" : "") + value(depth + 1))
        .collect(Collectors.joining(","));
  }

  private String number() {
    if (random.nextInt(4) == 0) {
      return NUMBERS.get(random.nextInt(NUMBERS.size()));
    }
    String sign = random.nextBoolean() ? "-" : "";
    String whole = random.nextBoolean() ? "0" : "1" + digits(random.nextInt(30));
    String fraction = random.nextBoolean() ? "" : "." + digits(1 + random.nextInt(30));
    String exponent =
        random.nextInt(3) > 0
            ? ""
            : (random.nextBoolean() ? "e" : "E")
                + (random.nextBoolean() ? "+" : "-")
                + digits(1 + random.nextInt(3));
    return sign + whole + fraction + exponent;
  }

  private String digits(int count) {
    return random.ints(count, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
  }

  String string() {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(i -> character())
        .collect(Collectors.joining("", "\"", "\""));
  }

  private String character() {
    return switch (random.nextInt(7)) {
      case 0 -> "\\" + "\"\\/bfnrt".charAt(random.nextInt(8));
      case 1 -> String.format("\\u%04x", random.nextInt(0x10000));
      case 2 -> String.format("\\u%04X", random.nextInt(0x10000));
      case 3 -> "\u00e9\u0130\u05d0";
      case 4 -> "\ud83d\ude00";
      default -> Character.toString('a' + random.nextInt(26));
    };
  }

  String space() {
    return " ".repeat(random.nextInt(3)) + (random.nextInt(4) == 0 ? "\n\t" : "");
  }
}

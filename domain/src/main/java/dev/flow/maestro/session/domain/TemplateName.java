package dev.flow.maestro.session.domain;

import java.util.regex.Pattern;

/**
 * What a template is called. It is good as the name of a file on every system: ASCII without
 * capitals, and nothing that Windows takes for a device.
 *
 * @param value 1 to 64 lower-case letters, digits, {@code -}, {@code _} and {@code .}; begins with
 *     a letter or a digit and does not end with a dot
 */
public record TemplateName(String value) implements Comparable<TemplateName> {

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}(?<!\\.)");

  /** Windows takes these for devices, whatever follows after a dot. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /**
   * Checks the name.
   *
   * @throws InvalidInputException if it is none
   */
  public TemplateName {
    if (!FORM.matcher(value).matches()) {
      throw InvalidInputException.of(
          "template",
          value,
          "a name of at most 64 lower-case letters, digits, -, _ and ., with a letter or digit"
              + " first and no dot last");
    }
    if (DEVICE.matcher(value).matches()) {
      throw InvalidInputException.of("template", value, "a name that Windows takes for no device");
    }
  }

  @Override
  public int compareTo(TemplateName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

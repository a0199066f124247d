package dev.flow.maestro.session.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A feature request with gaps, such as {@code Fix {issue}: {summary}}. Between single braces stands
 * the name of a variable; <code>{{</code> and <code>}}</code> are braces.
 */
public final class RequestPattern {

  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z][a-z0-9_]{0,63})}");
  private static final int LONGEST = Session.MAX_FEATURE_REQUEST_BYTES;

  /** A text as it is, or the value of a variable. */
  private record Part(String text, boolean isVariable) {}

  private final String text;
  private final List<Part> parts;
  private final List<String> variables;

  private RequestPattern(String text, List<Part> parts) {
    this.text = text;
    this.parts = parts;
    this.variables =
        parts.stream().filter(Part::isVariable).map(Part::text).distinct().sorted().toList();
  }

  /**
   * Reads a pattern.
   *
   * @throws InvalidInputException if it is blank or longer than a feature request may be, or if a
   *     brace is neither doubled nor of a variable; it says where
   */
  public static RequestPattern parse(String text) {
    Session.requireUsable(text);
    List<Part> parts = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean brace = c == '{' || c == '}';
      if (!brace || text.startsWith(c == '{' ? "{{" : "}}", at)) {
        literal.append(c);
        at += brace ? 2 : 1;
      } else if (variable.region(at, text.length()).lookingAt()) {
        parts.add(new Part(literal.toString(), false));
        literal.setLength(0);
        parts.add(new Part(variable.group(1), true));
        at = variable.end();
      } else {
        throw stray(text, at);
      }
    }
    parts.add(new Part(literal.toString(), false));
    return new RequestPattern(text, parts.stream().filter(RequestPattern::isSomething).toList());
  }

  private static boolean isSomething(Part part) {
    return !part.text.isEmpty();
  }

  private static InvalidInputException stray(String text, int at) {
    char brace = text.charAt(at);
    return InvalidInputException.of(
        "feature_request",
        text.substring(at),
        "a pattern with variables such as {issue_2}; the "
            + brace
            + " at character "
            + (text.codePointCount(0, at) + 1)
            + " belongs to none (as a character of its own it is written "
            + brace
            + brace
            + ")");
  }

  /** The names of the variables, sorted. */
  public List<String> variables() {
    return variables;
  }

  /**
   * The feature request with these values in the place of the variables. A value is taken as it is;
   * a brace in it is a brace.
   *
   * @throws TemplateVariablesException if a variable has no value, or a value has no variable
   * @throws InvalidInputException if the result is blank or longer than a feature request may be
   */
  public String fill(Map<String, String> values) {
    requireExactly(values.keySet());
    List<String> texts =
        parts.stream()
            .map(part -> part.isVariable ? values.getOrDefault(part.text, "") : part.text)
            .toList();
    // Before it is put together: many times a long value could be more than fits into memory.
    long length = texts.stream().mapToLong(String::length).sum();
    if (length > LONGEST) {
      throw InvalidInputException.of(
          "feature_request", length + " characters", "at most " + LONGEST + " bytes of UTF-8");
    }
    String request = String.join("", texts);
    Session.requireUsable(request);
    return request;
  }

  private void requireExactly(Set<String> names) {
    Set<String> known = Set.copyOf(variables);
    List<String> missing = variables.stream().filter(name -> !names.contains(name)).toList();
    List<String> unknown = names.stream().filter(name -> !known.contains(name)).sorted().toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new TemplateVariablesException(missing, unknown, variables);
    }
  }

  /** Whether it is the same text. */
  @Override
  public boolean equals(Object other) {
    return other instanceof RequestPattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return text;
  }
}

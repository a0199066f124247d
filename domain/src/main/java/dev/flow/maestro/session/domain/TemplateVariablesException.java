package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The values given are not those of the variables of a template; nothing was changed. */
public final class TemplateVariablesException extends SessionException {

  private static final int MOST_IN_MESSAGE = 20;

  private final List<String> missing;
  private final List<String> unknown;
  private final List<String> variables;

  /** For variables without a value, values without a variable, and the variables there are. */
  public TemplateVariablesException(
      List<String> missing, List<String> unknown, List<String> variables) {
    super(ErrorCode.INVALID_INPUT, message(missing, unknown, variables));
    this.missing = List.copyOf(missing);
    this.unknown = unknown.stream().map(Quote::shorten).toList();
    this.variables = List.copyOf(variables);
  }

  /** The variables that have no value. */
  public List<String> missing() {
    return missing;
  }

  /** The names that are of no variable, each cut where it is long. */
  public List<String> unknown() {
    return unknown;
  }

  /** All variables of the template. */
  public List<String> variables() {
    return variables;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("missing", missing);
    details.put("unknown", unknown);
    details.put("variables", variables);
    return details;
  }

  private static String message(
      List<String> missing, List<String> unknown, List<String> variables) {
    StringBuilder message = new StringBuilder();
    if (!missing.isEmpty()) {
      message.append("missing variable ").append(list(missing)).append("; ");
    }
    if (!unknown.isEmpty()) {
      message
          .append("unknown variable ")
          .append(list(unknown.stream().map(Quote::of).toList()))
          .append("; ");
    }
    return message
        .append("the template has ")
        .append(variables.isEmpty() ? "none" : list(variables))
        .toString();
  }

  private static String list(List<String> names) {
    return names.stream().limit(MOST_IN_MESSAGE).collect(Collectors.joining(", "))
        + (names.size() > MOST_IN_MESSAGE ? ", …" : "");
  }
}

package dev.flow.maestro.session.adapter.metrics;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text format of Prometheus, version 0.0.4, as strictly as its documentation puts it, and
 * without what the textfile collector refuses: time stamps.
 *
 * @param types the type of each metric
 * @param helps the help of each metric
 * @param values the value of each sample, by name and labels as they are written
 */
record ParsedText(
    Map<String, String> types, Map<String, String> helps, Map<String, Double> values) {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
  private static final Pattern HELP =
      Pattern.compile("# HELP (" + NAME + ") ((?:[^\\\\\n]|\\\\[\\\\n])*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(("
              + NAME
              + ")(?:\\{"
              + LABEL
              + "(?:,"
              + LABEL
              + ")*,?\\})?) "
              + "(NaN|[+-]Inf|[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)");

  static ParsedText of(String text) {
    ParsedText parsed = new ParsedText(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new AssertionError("the last line has no end");
    }
    Set<String> over = new HashSet<>();
    String current = "";
    for (String line : text.lines().toList()) {
      String metric = parsed.read(line);
      if (!metric.equals(current)) {
        if (!over.add(metric)) {
          throw new AssertionError("lines of " + metric + " are not together: " + line);
        }
        current = metric;
      }
    }
    return parsed;
  }

  /** Reads a line and tells which metric it is of. */
  private String read(String line) {
    Matcher help = HELP.matcher(line);
    if (help.matches()) {
      return only(helps.put(help.group(1), help.group(2)), line, help.group(1));
    }
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      return only(types.put(type.group(1), type.group(2)), line, type.group(1));
    }
    Matcher sample = SAMPLE.matcher(line);
    if (!sample.matches()) {
      throw new AssertionError("no line of the format: " + line);
    }
    String number = sample.group(3).replace("Inf", "Infinity");
    String metric = metricOf(sample.group(2));
    return only(values.put(sample.group(1), Double.valueOf(number)), line, metric);
  }

  private static <T> String only(T before, String line, String metric) {
    if (before != null) {
      throw new AssertionError("twice: " + line);
    }
    return metric;
  }

  /** A type stands before the samples, and says which names these may have. */
  private String metricOf(String name) {
    if (types.containsKey(name)) {
      return name;
    }
    String summary = name.replaceFirst("_(sum|count)$", "");
    if ("summary".equals(types.get(summary))) {
      return summary;
    }
    throw new AssertionError("a sample without a type before it: " + name);
  }
}

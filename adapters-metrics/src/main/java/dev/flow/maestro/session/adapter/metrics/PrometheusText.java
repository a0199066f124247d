package dev.flow.maestro.session.adapter.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.NamingConvention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Meters in the <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">text format
 * of Prometheus</a>, version 0.0.4: counters, gauges and timers, the last as a summary without
 * quantiles and a gauge of the longest. Names and numbers are those that Micrometer's own registry
 * for Prometheus gives. The order is that of names and tags, so that equal meters give equal text.
 */
final class PrometheusText {

  private record Sample(String suffix, List<Tag> tags, double value) {}

  /** What has one name, one type and one help. */
  private record Family(String type, String help, List<Sample> samples) {}

  private final TreeMap<String, Family> families = new TreeMap<>();

  private PrometheusText() {}

  /**
   * The text of all meters in a registry.
   *
   * @throws IllegalArgumentException if there is a meter of another type
   */
  static String of(MeterRegistry registry) {
    PrometheusText text = new PrometheusText();
    registry.getMeters().stream()
        .sorted(Comparator.comparing(meter -> meter.getId().getTags().toString()))
        .forEach(text::add);
    return text.toString();
  }

  private void add(Meter meter) {
    Meter.Id id = meter.getId();
    if (meter instanceof Counter counter) {
      family(name(id) + "_total", "counter", id).add(new Sample("", id.getTags(), counter.count()));
    } else if (meter instanceof Gauge gauge) {
      family(name(id), "gauge", id).add(new Sample("", id.getTags(), gauge.value()));
    } else if (meter instanceof Timer timer) {
      String name = name(id) + "_seconds";
      List<Sample> summary = family(name, "summary", id);
      summary.add(new Sample("_count", id.getTags(), timer.count()));
      summary.add(new Sample("_sum", id.getTags(), timer.totalTime(TimeUnit.SECONDS)));
      family(name + "_max", "gauge", id)
          .add(new Sample("", id.getTags(), timer.max(TimeUnit.SECONDS)));
    } else {
      throw new IllegalArgumentException("no text for the type of " + id);
    }
  }

  /** Words with {@code _} between them, the last of which is the unit, where there is one. */
  private static String name(Meter.Id id) {
    String name = NamingConvention.snakeCase.name(id.getName(), id.getType());
    String unit =
        id.getType() == Meter.Type.TIMER
            ? ""
            : Optional.ofNullable(id.getBaseUnit()).map(word -> "_" + word).orElse("");
    return name.endsWith(unit) ? name : name + unit;
  }

  private List<Sample> family(String name, String type, Meter.Id id) {
    String help = Optional.ofNullable(id.getDescription()).orElse("");
    return families
        .computeIfAbsent(name, key -> new Family(type, help, new ArrayList<>()))
        .samples();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    families.forEach((name, family) -> append(text, name, family));
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Family family) {
    if (!family.help().isEmpty()) {
      text.append("# HELP ").append(name).append(' ').append(escaped(family.help())).append('\n');
    }
    text.append("# TYPE ").append(name).append(' ').append(family.type()).append('\n');
    for (Sample sample : family.samples()) {
      text.append(name).append(sample.suffix());
      char before = '{';
      for (Tag tag : sample.tags()) {
        text.append(before).append(NamingConvention.snakeCase.tagKey(tag.getKey())).append("=\"");
        text.append(escaped(tag.getValue()).replace("\"", "\\\"")).append('"');
        before = ',';
      }
      text.append(sample.tags().isEmpty() ? " " : "} ");
      text.append(number(sample.value())).append('\n');
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n");
  }

  /** As Go reads it. */
  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }
}

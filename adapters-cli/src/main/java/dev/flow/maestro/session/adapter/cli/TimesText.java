package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.application.SessionTimes;
import dev.flow.maestro.session.domain.Durations;
import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StatusTimes;
import dev.flow.maestro.session.domain.Timestamps;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A history with the times in each status, for people and for programs. */
final class TimesText {

  private static final int WIDTH = 20;

  private TimesText() {}

  /** The events one by one, each with its reason and changes, and the times. */
  static String history(SessionTimes told, Style style) {
    StringBuilder text = head(told);
    told.events().forEach(event -> append(text, event, style));
    return appendTimes(text.append('\n'), told.times()).toString();
  }

  /** The times only. */
  static String times(SessionTimes told) {
    return appendTimes(head(told), told.times()).toString();
  }

  private static StringBuilder head(SessionTimes told) {
    return new StringBuilder("session ")
        .append(told.session().id())
        .append(": ")
        .append(told.session().status().key())
        .append(" at revision ")
        .append(told.session().revision())
        .append("\n\n");
  }

  private static void append(StringBuilder text, SessionEvent event, Style style) {
    text.append(style.in(Ink.DIM, Timestamps.format(event.at())))
        .append("  ")
        .append(event.revision())
        .append("  ")
        .append(style.in(Style.inkOf(event.to()), what(event)))
        .append('\n');
    event.reason().ifPresent(reason -> detail(text, "reason", reason));
    for (FieldChange change : event.changes()) {
      if (change.field() != SessionField.STATUS) {
        String before = change.before().map(value -> plain(value) + " -> ").orElse("");
        String after = change.after().map(TimesText::plain).orElse("none");
        detail(text, change.field().path(), before + after);
      }
    }
  }

  private static String plain(Object value) {
    return value instanceof Double decimal
        ? BigDecimal.valueOf(decimal).toPlainString()
        : value.toString();
  }

  /** What an event tells, in a few words. */
  static String what(SessionEvent event) {
    String to = event.to().key();
    String move =
        event
            .from()
            .filter(from -> from != event.to())
            .map(from -> from.key() + " -> " + to)
            .orElse("");
    return switch (event.type()) {
      case CREATED -> "created: " + to;
      case TRANSITIONED -> move.isEmpty() ? to + " -> " + to : move;
      case UPDATED -> "updated";
      case FORKED -> "forked";
      case EXTERNAL_EDIT -> "written by another program: " + (move.isEmpty() ? to : move);
    };
  }

  private static void detail(StringBuilder text, String name, String value) {
    text.append("    ").append(name).append(": ").append(Messages.printable(value)).append('\n');
  }

  private static StringBuilder appendTimes(StringBuilder text, StatusTimes times) {
    text.append("time in each status\n");
    times
        .byStatus()
        .forEach(
            (status, time) -> {
              if (status != SessionStatus.PAUSED) {
                row(text, status.key(), time);
              }
            });
    if (!times.untold().isZero()) {
      row(text, "not known", times.untold());
    }
    row(text, "in all", times.unpaused());
    row(text, "paused, apart", times.paused());
    return text;
  }

  private static void row(StringBuilder text, String name, Duration time) {
    text.append("  ")
        .append(name)
        .append(" ".repeat(WIDTH - name.length()))
        .append(Durations.format(time))
        .append('\n');
  }

  /** The members of an object. */
  static Map<String, Object> forPrograms(SessionTimes told) {
    StatusTimes times = told.times();
    Map<String, Object> byStatus = new LinkedHashMap<>();
    times
        .byStatus()
        .forEach(
            (status, time) -> {
              if (status != SessionStatus.PAUSED) {
                byStatus.put(status.key(), seconds(time));
              }
            });
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", told.session().id().toString());
    members.put("status", told.session().status().key());
    members.put("status_seconds", byStatus);
    members.put("paused_seconds", seconds(times.paused()));
    members.put("unpaused_seconds", seconds(times.unpaused()));
    members.put("untold_seconds", seconds(times.untold()));
    return members;
  }

  /** As {@code duration_seconds} counts, to the microsecond. */
  static Double seconds(Duration time) {
    return BigDecimal.valueOf(time.getSeconds())
        .add(BigDecimal.valueOf(time.getNano() / 1000, 6))
        .doubleValue();
  }
}

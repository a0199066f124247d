package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.application.RepositoriesStatistics;
import dev.flow.maestro.session.domain.Durations;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreStatistics;
import dev.flow.maestro.session.domain.StoreStatistics.Day;
import dev.flow.maestro.session.domain.TimeFigures;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Statistics as a page for people, 80 columns wide, in plain ASCII but for colours. */
final class StatisticsText {

  private static final int WIDTH = 80;
  private static final int LABEL = 18;
  private static final int MOST_DAYS = 14;

  private final StringBuilder page = new StringBuilder();
  private final StoreStatistics statistics;
  private final Style style;

  private StatisticsText(StoreStatistics statistics, Style style) {
    this.statistics = statistics;
    this.style = style;
  }

  /** The page. */
  static String forPeople(StoreStatistics statistics, Style style) {
    return new StatisticsText(statistics, style).write();
  }

  /** The page of several repositories. */
  static String forPeople(RepositoriesStatistics told, Style style) {
    StringBuilder page =
        new StringBuilder(new StatisticsText(told.statistics(), style).write())
            .append("\nof ")
            .append(told.repositories())
            .append(told.repositories() == 1 ? " repository" : " repositories");
    if (!told.unreachable().isEmpty()) {
      page.append("; ").append(told.unreachable().size()).append(" could not be looked into");
    }
    return page.append('\n').toString();
  }

  private String write() {
    if (statistics.sessions() == 0) {
      page.append("no sessions to show: the store has none, or none meets the filters\n");
    } else {
      line(counted(statistics.sessions(), "session"), "");
      statuses();
      days();
      results();
      times();
    }
    if (statistics.unreadable() > 0) {
      page.append('\n')
          .append(counted(statistics.unreadable(), "record"))
          .append(" that cannot be read; maestro-session doctor tells more\n");
    }
    return page.toString();
  }

  private void statuses() {
    page.append('\n');
    long most = statistics.byStatus().values().stream().mapToLong(Long::longValue).max().orElse(0);
    statistics
        .byStatus()
        .forEach(
            (status, count) -> {
              String prefix = row(status.key(), count, most);
              line(prefix, style.in(Style.inkOf(status), bar('#', count, most, prefix)));
            });
  }

  private void days() {
    List<Day> days = statistics.finishedPerDay();
    if (days.isEmpty()) {
      return;
    }
    List<Day> last = days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
    page.append("\nfinished per day, UTC (# completed, x failed)");
    page.append(last.size() < days.size() ? ", the last " + MOST_DAYS + " of " + days.size() : "");
    page.append('\n');
    long most = last.stream().mapToLong(Day::finished).max().orElse(0);
    for (Day day : last) {
      String prefix = row(day.date().toString(), day.finished(), most);
      String completed = bar('#', day.completed(), most, prefix);
      String failed = bar('x', day.failed(), most, prefix);
      line(prefix, style.in(Ink.GREEN, completed) + style.in(Ink.RED, failed));
    }
  }

  private void results() {
    StoreStatistics.Tasks tasks = statistics.tasks();
    page.append('\n');
    line(
        label("success rate") + percent(statistics.successRate()),
        statistics.in(SessionStatus.COMPLETED) + " of " + statistics.finished() + " finished");
    line(
        label("tasks completed") + percent(tasks.completionRate()),
        tasks.completed() + " of " + tasks.total());
    line(label("tasks failed") + right(tasks.failed().toString(), 8), "");
    line(label("error recoveries") + right(statistics.errorRecoveries().toString(), 8), "");
  }

  private void times() {
    if (statistics.wholeTime().isEmpty() && statistics.timeByStatus().isEmpty()) {
      return;
    }
    page.append('\n');
    timeRow("time", "median", "95 of 100", "sessions");
    statistics.wholeTime().ifPresent(figures -> timeRow("whole, unpaused", figures));
    statistics.timeByStatus().forEach((status, figures) -> timeRow(status.key(), figures));
  }

  private void timeRow(String name, TimeFigures figures) {
    timeRow(
        name,
        Durations.format(figures.median()),
        Durations.format(figures.percentile95()),
        Long.toString(figures.sessions()));
  }

  private void timeRow(String name, String median, String percentile95, String sessions) {
    line(label(name) + right(median, 18) + right(percentile95, 18) + right(sessions, 12), "");
  }

  private void line(String prefix, String rest) {
    page.append(rest.isEmpty() ? prefix : prefix + "  " + rest).append('\n');
  }

  private static String row(String name, long count, long most) {
    return label(name) + right(Long.toString(count), Math.max(8, Long.toString(most).length()));
  }

  /** What is there at all is seen. */
  private static String bar(char mark, long count, long most, String prefix) {
    // One column is for what is rounded up twice in a bar of two.
    int longest = WIDTH - prefix.length() - 3;
    return count == 0
        ? ""
        : String.valueOf(mark)
            .repeat((int) Math.max(1, Math.round((double) count / most * longest)));
  }

  private static String percent(OptionalDouble rate) {
    return right(
        rate.isPresent() ? String.format(Locale.ROOT, "%.1f %%", 100 * rate.getAsDouble()) : "-",
        8);
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String label(String text) {
    return "  " + text + " ".repeat(Math.max(0, LABEL - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}

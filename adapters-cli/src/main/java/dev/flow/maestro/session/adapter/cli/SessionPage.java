package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One session as a page for people. */
final class SessionPage {

  private static final int LABEL = 12;
  private static final int SHORT_COMMIT = 12;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private final Style style;
  private final Instant now;
  private final StringBuilder page = new StringBuilder();

  private SessionPage(Style style, Instant now) {
    this.style = style;
    this.now = now;
  }

  /** The page; what the session does not have is left out. */
  static String of(Session session, Collection<SessionStatus> next, Style style, Instant now) {
    SessionPage page = new SessionPage(style, now);
    page.write(session, next);
    return page.page.toString();
  }

  private void write(Session session, Collection<SessionStatus> next) {
    page.append(style.bold("session " + session.id())).append('\n');
    SessionStatus status = session.status();
    row(
        "status",
        style.in(Style.inkOf(status), Style.marked(status))
            + session
                .currentPhase()
                .map(SessionPhase::key)
                .map(key -> ", phase " + key)
                .orElse(""));
    if (!next.isEmpty()) {
      row("may become", next.stream().map(SessionStatus::key).collect(Collectors.joining(", ")));
    }
    row("created", time(session.createdAt()));
    session.updatedAt().ifPresent(time -> row("updated", time(time)));
    session.completedAt().ifPresent(time -> row("ended", time(time)));
    row(
        "branch",
        Messages.printable(
            session.gitContext().branch() + " at " + cut(session.gitContext().commit())));
    row("repository", Messages.printable(session.gitContext().repoRoot()));
    session.prdReference().map(SessionPage::text).ifPresent(text -> row("PRD", text));
    row("tasks", tasks(session.statistics()));
    row("work", work(session.statistics()));
    row("settings", text(session.configuration()));
    row("revision", Long.toString(session.revision()));
    page.append('\n');
    session
        .featureRequest()
        .strip()
        .lines()
        .forEach(line -> page.append("  ").append(Messages.printable(line)).append('\n'));
  }

  private void row(String label, String text) {
    page.append("  ")
        .append(style.in(Ink.DIM, label))
        .append(" ".repeat(LABEL - label.length()))
        .append(text)
        .append('\n');
  }

  private String time(Instant time) {
    return TIME.format(time) + style.in(Ink.DIM, " (" + Ago.of(time, now) + ")");
  }

  private static String cut(String commit) {
    return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
  }

  private static String text(PrdReference prd) {
    String place = prd.path().or(prd::filename).orElse("");
    String version = prd.version().map(number -> "version " + number).orElse("");
    return Messages.printable(
        Stream.of(place, version)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", ")));
  }

  private static String tasks(SessionStatistics statistics) {
    return statistics.completedTasks()
        + " of "
        + statistics.totalTasks()
        + " completed, "
        + statistics.failedTasks()
        + " failed";
  }

  private static String work(SessionStatistics statistics) {
    return statistics.decisionsMade()
        + " decisions, "
        + statistics.checkpointsCreated()
        + " checkpoints, "
        + statistics.errorRecoveryCount()
        + " recoveries";
  }

  private static String text(SessionConfiguration configuration) {
    return configuration.maxIterations()
        + " iterations, time-out "
        + configuration.timeoutMinutes()
        + " min"
        + (configuration.autoCheckpoint() ? "" : ", no checkpoints of its own")
        + (configuration.errorRecoveryEnabled() ? "" : ", no error recovery");
  }
}

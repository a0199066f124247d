package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionNews;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.SessionWatch;
import dev.flow.maestro.session.application.WatchScope;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Follows a store of files, and is a process that does: it prints the cursor that it begins with,
 * and then a line for each thing that happens.
 */
public final class Watcher {

  private static final Duration LONG = Duration.ofSeconds(60);

  private Watcher() {}

  /**
   * One thing that happened, as one word after another.
   *
   * @param cursor behind it
   * @param id the session
   * @param revision of the event; 0 for a notice
   * @param what the type of the event, or the kind of the notice
   */
  record Line(String cursor, String id, long revision, String what) {

    static Line of(SessionNews news) {
      return new Line(
          news.cursor().orElseThrow(),
          news.id().toString(),
          news.event().map(event -> event.revision()).orElse(0L),
          news.event().map(event -> event.type().key()).orElse(news.kind().key()));
    }

    static Line parse(String text) {
      String[] words = text.split(" ", -1);
      return new Line(words[0], words[1], Long.parseLong(words[2]), words[3]);
    }

    @Override
    public String toString() {
      return cursor + " " + id + " " + revision + " " + what;
    }
  }

  static SessionManager manager(Path root) {
    GitContext main = new GitContext("main", "a1".repeat(20), "/work", false, Optional.empty());
    return new SessionManager(
        SessionPorts.of(
                new FileSessionRepository(root),
                () -> new Detection(main, Optional.empty()),
                () -> new SessionId(UUID.randomUUID()),
                InstantSource.system())
            .withWatchJournals(new FileWatchJournals(root)));
  }

  static SessionWatch open(Path root, String since) {
    SessionManager manager = manager(root);
    return since.equals("now")
        ? manager.watchSessions(WatchScope.all())
        : manager.watchSessionsAfter(since, WatchScope.all());
  }

  /** {@code ROOT CURSOR}: until it is killed. */
  public static void main(String[] arguments) {
    try (SessionWatch watch = open(Path.of(arguments[0]), arguments[1])) {
      System.out.println(watch.cursor().orElseThrow());
      while (!Thread.interrupted()) {
        watch.next(LONG).ifPresent(news -> System.out.println(Line.of(news)));
      }
    }
  }

  /**
   * What a reader of the lines knows at the end of each session that is there: its revisions in the
   * order in which they were told.
   */
  static Map<String, List<Long>> known(List<Line> lines) {
    Map<String, List<Long>> there = new HashMap<>();
    Map<String, List<Long>> gone = new HashMap<>();
    for (Line line : lines) {
      switch (line.what()) {
        case "deleted" -> gone.put(line.id(), there.remove(line.id()));
        case "restored" -> there.put(line.id(), gone.remove(line.id()));
        case "replaced" -> there.put(line.id(), new ArrayList<>());
        default -> there.computeIfAbsent(line.id(), id -> new ArrayList<>()).add(line.revision());
      }
    }
    return there;
  }
}

package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionNews;
import dev.flow.maestro.session.application.SessionWatch;
import dev.flow.maestro.session.application.WatchScope;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Following changes, in pieces. */
final class Following {

  private Following() {}

  // readme: following
  static String follow(SessionManager sessions, String since, Consumer<SessionNews> reader) {
    String cursor = since;
    try (SessionWatch watch = sessions.watchSessionsAfter(since, WatchScope.all())) {
      Optional<SessionNews> news = watch.next(Duration.ofSeconds(1));
      while (news.isPresent()) {
        reader.accept(news.get());
        cursor = news.get().cursor().orElseThrow();
        news = watch.next(Duration.ofSeconds(1));
      }
    }
    return cursor;
  }
  // readme: end
}

package dev.flow.maestro.session.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileWatchJournals;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionNews;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.application.SessionWatch;
import dev.flow.maestro.session.application.WatchScope;
import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of following changes, compiled and run, over files. */
class FollowingTest {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/flow/maestro/session/examples/Following.java");

  @Test
  void eachPieceTellsWhatHappenedSinceTheOneBefore(@TempDir Path folder) {
    SessionManager sessions =
        new SessionManager(
            SessionPorts.of(
                    new FileSessionRepository(folder),
                    () -> Detection.of(GitContext.none(folder.toString())),
                    () -> new SessionId(UUID.randomUUID()),
                    InstantSource.system())
                .withWatchJournals(new FileWatchJournals(folder)));
    String begin;
    try (SessionWatch watch = sessions.watchSessions(WatchScope.all())) {
      begin = watch.cursor().orElseThrow();
    }
    List<SessionId> told = new ArrayList<>();
    SessionId first = sessions.createSession("the first").id();
    String middle = Following.follow(sessions, begin, (SessionNews news) -> told.add(news.id()));
    SessionId second = sessions.createSession("the second").id();

    String unused = Following.follow(sessions, middle, news -> told.add(news.id()));

    assertThat(told).containsExactly(first, second);
  }

  @Test
  void theReadmeShowsTheExampleAsItIsCompiled() throws Exception {
    String source = Files.readString(SOURCE);
    int from = source.indexOf("// readme: following\n") + "// readme: following\n".length();
    String example =
        source.substring(from, source.indexOf("  // readme: end")).stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + example + "\n```");
  }
}

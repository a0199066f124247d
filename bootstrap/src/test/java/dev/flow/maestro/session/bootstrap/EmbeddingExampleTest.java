package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of embedding, compiled and run. */
class EmbeddingExampleTest {

  // readme: embedding
  static Session plan(Path repository) {
    SessionManager sessions =
        new SessionManager(
            SessionPorts.of(
                new FileSessionRepository(repository),
                new JGitContextDetector(repository),
                () -> new SessionId(UUID.randomUUID()),
                InstantSource.system()));

    Session session = sessions.createSession("Add user authentication");
    sessions.transitionState(session.id(), SessionStatus.PLANNING);
    sessions.updateSession(
        session.id(), SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 3).build());
    try {
      sessions.transitionState(session.id(), SessionStatus.COMPLETED);
    } catch (IllegalTransitionException e) {
      System.out.println("not yet; allowed are " + e.allowed());
    }
    return sessions.getSession(session.id());
  }

  // readme: end

  @Test
  void theExampleDoesWhatItSays(@TempDir Path repository) {
    Session session = plan(repository);

    assertThat(session.status()).isEqualTo(SessionStatus.PLANNING);
    assertThat(session.statistics().totalTasks()).isEqualTo(3);
    assertThat(session.revision()).isEqualTo(3);
  }

  @Test
  void theReadmeShowsTheExampleAsItIsCompiled() throws Exception {
    String source =
        Files.readString(
            Path.of("src/test/java/dev/flow/maestro/session/bootstrap/EmbeddingExampleTest.java"));
    String example =
        source
            .substring(source.indexOf("// readme: embedding\n"), source.indexOf("// readme: end"))
            .replace("// readme: embedding\n", "")
            .stripTrailing()
            .stripIndent();

    assertThat(Files.readString(Path.of("../README.md"))).contains("```java\n" + example + "\n```");
  }
}

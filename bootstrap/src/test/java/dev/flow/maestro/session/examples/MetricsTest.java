package dev.flow.maestro.session.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of meters, compiled and run, over files. */
class MetricsTest {

  private static final Path SOURCE =
      Path.of("src/test/java/dev/flow/maestro/session/examples/Metrics.java");

  private final MeterRegistry registry = new SimpleMeterRegistry();

  private static String between(String begin, String end) throws IOException {
    String source = Files.readString(SOURCE);
    int from = source.indexOf(begin) + begin.length();
    return "```java\n"
        + source.substring(from, source.indexOf(end, from)).stripTrailing().stripIndent()
        + "\n```";
  }

  private double count(String meter) {
    return registry.get(meter).counter().count();
  }

  @Test
  void countsAndTimesWhatHappensToSessions(@TempDir Path folder) {
    SessionManager sessions = Metrics.measured(folder, registry);

    Session session = sessions.createSession("Add a login");
    sessions.transitionState(session.id(), SessionStatus.PLANNING);

    assertThat(count("maestro.created.sessions")).isEqualTo(1);
    assertThat(registry.get("maestro.transitions").tags("from", "initializing").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("maestro.lock.waits").tag("outcome", "taken").timer().count())
        .isEqualTo(2);
    assertThat(registry.get("maestro.active.sessions").tag("status", "planning").gauge().value())
        .isEqualTo(1);
  }

  @Test
  void seesAnEditFromOutside(@TempDir Path folder) throws Exception {
    SessionManager sessions = Metrics.measured(folder, registry);
    Session session = sessions.createSession("Add a login");
    Path document = folder.resolve(".flow/maestro/sessions/" + session.id() + "/metadata.json");
    Files.writeString(
        document, Files.readString(document).replace("\"initializing\"", "\"planning\""));

    sessions.getSession(session.id());
    sessions.getSession(session.id());

    assertThat(count("maestro.external.edits")).isEqualTo(1);
  }

  @Test
  void countsByGuiceAsWell(@TempDir Path folder) {
    SessionManager sessions = Metrics.measuredByGuice(folder, registry);

    sessions.createSession("Add a login");

    assertThat(count("maestro.created.sessions")).isEqualTo(1);
    assertThat(registry.get("maestro.store.operations").tag("operation", "create").timer().count())
        .isEqualTo(1);
  }

  @Test
  void thePagesShowTheExamplesAsTheyAreCompiled() throws Exception {
    assertThat(Files.readString(Path.of("../README.md")))
        .contains(between("// readme: metrics\n", "// readme: end"));
    assertThat(Files.readString(Path.of("../docs/metrics.md")))
        .contains(between("// page: guice\n", "// page: end"));
  }
}

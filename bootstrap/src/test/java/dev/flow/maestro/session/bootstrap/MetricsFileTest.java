package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.bootstrap.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --metrics FILE}, over files. What a line of the file may be is tested with its writer. */
class MetricsFileTest {

  @TempDir Path folder;
  @TempDir Path place;

  private Program program;
  private Path file;
  private String id;

  @BeforeEach
  void withASession() {
    program = new Program(folder);
    file = place.resolve("run.prom");
    id = program.run("create", "--feature-request", "x").ids().get(0);
  }

  private Run measured(String... words) {
    String[] all = Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--metrics=" + file;
    return program.run(all);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(file);
  }

  private static String operation(String operation, String outcome) {
    return "maestro_store_operations_seconds_count{operation=\""
        + operation
        + "\",outcome=\""
        + outcome
        + "\"} 1.0";
  }

  @Nested
  class OfACommandThatIsDone {

    @Test
    void tellsWhatItDidAndWhatThereIsAfterIt() throws Exception {
      assertThat(measured("transition", id, "--status", "planning").exit()).isZero();

      assertThat(lines())
          .contains(
              "maestro_transitions_total{from=\"initializing\",to=\"planning\"} 1.0",
              "maestro_created_sessions_total 0.0",
              "maestro_active_sessions{status=\"planning\"} 1.0",
              "maestro_active_sessions{status=\"initializing\"} 0.0",
              "maestro_lock_waits_seconds_count{outcome=\"taken\"} 1.0",
              operation("update", "done"));
    }

    @Test
    void tellsHowLongASessionTookThatEnded() throws Exception {
      measured("transition", id, "--status", "failed");

      assertThat(lines())
          .contains(
              "maestro_session_time_seconds_count{status=\"failed\"} 1.0",
              "maestro_status_time_seconds_count{status=\"initializing\"} 1.0");
    }

    @Test
    void isTheOneOfTheLastRun() throws Exception {
      measured("create", "--feature-request", "y");
      measured("list");

      assertThat(lines())
          .contains("maestro_created_sessions_total 0.0")
          .contains("maestro_active_sessions{status=\"initializing\"} 2.0");
    }

    @Test
    void tellsOfAnEditFromOutside() throws Exception {
      Path document = folder.resolve(".flow/maestro/sessions/" + id + "/metadata.json");
      Files.writeString(
          document, Files.readString(document).replace("\"initializing\"", "\"paused\""));

      measured("get", id);

      assertThat(lines()).contains("maestro_external_edits_total 1.0");
    }

    @Test
    void tellsOfRecordsThatCannotBeRead() throws Exception {
      Files.writeString(folder.resolve(".flow/maestro/sessions/" + id + "/metadata.json"), "{");

      assertThat(measured("list").exit()).isZero();

      assertThat(lines())
          .contains("maestro_unreadable_reads_total 1.0", "maestro_unreadable_records 1.0");
    }

    @Test
    void tellsOfTheStoresOfSeveralRepositories(@TempDir Path other) throws Exception {
      Run run = program.run("list", "--repo-root=" + other, "--metrics=" + file);

      assertThat(run.ids()).containsExactly(id);
      assertThat(lines())
          .anyMatch(
              line ->
                  line.matches(
                      "maestro_store_operations_seconds_count\\{operation=\"(query|scan|scan_in_order)"
                          + "\",outcome=\"done\"} 2.0"));
    }
  }

  @Nested
  class OfACommandThatFails {

    @Test
    void tellsOfATransitionThatWasRefused() throws Exception {
      assertThat(measured("transition", id, "--status", "completed").exit()).isEqualTo(4);

      assertThat(lines())
          .contains(
              "maestro_refused_transitions_total{from=\"initializing\",to=\"completed\"} 1.0",
              operation("update", "illegal_transition"));
    }

    @Test
    void tellsOfAConflict() throws Exception {
      assertThat(measured("pause", id, "--expect-revision", "9").exit()).isEqualTo(5);

      assertThat(lines()).contains("maestro_conflicts_total 1.0", operation("update", "conflict"));
    }

    @Test
    void tellsNothingButZeroOfAWrongUsage() throws Exception {
      assertThat(measured("list", "--bogus").exit()).isEqualTo(2);

      assertThat(lines()).contains("maestro_conflicts_total 0.0");
    }
  }

  @Nested
  class ThatCannotBeWritten {

    @Test
    void isAWarningAndTheCommandIsDone() throws Exception {
      Files.createDirectory(file);

      Run run = measured("transition", id, "--status", "planning");

      assertThat(run.exit()).isZero();
      assertThat(run.ids()).containsExactly(id);
      assertThat(run.err())
          .isEqualTo(
              "{\"warning\": \"cannot write the metrics to "
                  + file
                  + ": it is not a regular file\"}\n");
    }

    @Test
    void leavesTheExitCodeOfAFailure() {
      file = place.resolve("none/run.prom");

      Run run = measured("transition", id, "--status", "completed");

      assertThat(run.exit()).isEqualTo(4);
      assertThat(run.err()).contains("illegal_transition").contains("the folder does not exist");
    }
  }
}

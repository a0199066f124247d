package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a store that the peer wrote. */
class PeerSessionsIT {

  private static final String ACTIVE = "96270614-bd3e-4200-a1da-0bdc34a2b3cd";
  private static final List<String> NEWEST_FIRST =
      List.of(
          "21285640-5215-4cea-9663-b830592aa680",
          "b61f10f7-e23c-4bf2-b982-d5fadda23ccc",
          ACTIVE,
          "3f01b541-5cc9-47a7-9f8b-d884159c705f");

  private static final String UPDATED_AT = "\"updated_at\": \"[^\"]*\"";

  @TempDir Path root;

  private Distribution program;
  private Path sessions;

  @BeforeEach
  void copyThePeersStore() throws Exception {
    program = new Distribution(root);
    sessions = root.resolve(".flow/maestro/sessions");
    PeersSessions.copyTo(sessions);
  }

  private Path metadata(String id) {
    return sessions.resolve(id).resolve("metadata.json");
  }

  private Run succeed(String... arguments) throws Exception {
    Run run = program.run(arguments);
    assertThat(run).isEqualTo(new Run(0, run.out(), ""));
    return run;
  }

  private static String updatedAtIn(String document) {
    return Pattern.compile(UPDATED_AT)
        .matcher(document)
        .results()
        .findFirst()
        .orElseThrow()
        .group();
  }

  private static List<String> ids(String json) {
    return Pattern.compile("\"session_id\": \"([^\"]*)\"")
        .matcher(json)
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static void assertValid(String document) throws Exception {
    Path schemaFile =
        Path.of(PeerSessionsIT.class.getResource("/peer/session-metadata.schema.json").toURI());
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(schemaFile), InputFormat.JSON);
    assertThat(schema.validate(document, InputFormat.JSON)).isEmpty();
  }

  @Test
  void theFourSessionsAreListedNewestFirstAndTheFolderWithoutOneIsNot() throws Exception {
    Run list = succeed("list");

    assertThat(ids(list.out())).isEqualTo(NEWEST_FIRST);
    assertThat(list.out().lines()).hasSize(1);
  }

  @Test
  void eachIsReadWithAllThatThePeerWrote() throws Exception {
    for (String id : NEWEST_FIRST) {
      String peers = Files.readString(metadata(id));

      Run get = succeed("get", "--session-id", id.substring(0, 6), "--output", "pretty");

      assertThat(get.out()).isEqualTo(peers.replaceFirst("\n}$", ",\n  \"revision\": 1\n}") + "\n");
      assertThat(metadata(id)).hasContent(peers);
    }
  }

  @Test
  void eachIsUpdatedAndNothingElseOfItChanges() throws Exception {
    for (String id : NEWEST_FIRST) {
      String before = Files.readString(metadata(id));

      succeed("update", "--session-id", id, "--add", "statistics.decisions_made=100");

      String after = Files.readString(metadata(id));
      assertValid(after);
      assertThat(after)
          .isEqualTo(
              before
                  .replaceFirst(UPDATED_AT, updatedAtIn(after))
                  .replaceFirst(
                      "(?<name>\"decisions_made\": )(?<count>[0-9])\\b", "${name}10${count}")
                  .replaceFirst("\n}$", ",\n  \"revision\": 2\n}"));
    }
  }

  @Test
  void theActiveOneIsMovedOnToItsEnd() throws Exception {
    for (String status :
        List.of(
            "generating_tasks",
            "paused",
            "implementing",
            "validating",
            "implementing",
            "validating",
            "generating_report",
            "completed")) {
      Run run = succeed("transition", "--session-id", ACTIVE, "--status", status);
      assertThat(run.out()).contains("\"status\": \"" + status + "\"");
      assertValid(Files.readString(metadata(ACTIVE)));
    }

    Run refused = program.run("transition", "--session-id", ACTIVE, "--status", "planning");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("error: ").contains("allowed: nothing");
    assertThat(succeed("history", "--session-id", ACTIVE).out().split("\"revision\": ", -1))
        .hasSize(10);
  }

  @Test
  void aReaderThatKnowsOnlyTheSpecificationReadsWhatWeWrite() throws Exception {
    succeed("update", "--session-id", ACTIVE, "--phase", "implement", "--prd", "docs/prd.md");
    succeed("create", "--feature-request", "Grün, and \"quoted\"");

    for (String id : ids(succeed("list", "--limit", "0").out())) {
      SpecificationReader.Reading session = SpecificationReader.read(metadata(id));
      assertThat(session.members())
          .containsEntry("session_id", id)
          .containsKeys("feature_request", "status", "created_at", "git_context.branch");
      assertThat(session.unknown()).isSubsetOf("revision");
    }
    assertThat(SpecificationReader.read(metadata(ACTIVE)).members())
        .containsEntry("current_phase", "implement")
        .containsEntry("prd_reference.filename", "prd.md")
        .containsEntry("statistics.total_tasks", "0");
  }

  @Test
  void otherFilesInAFolderAreLeftAlone() throws Exception {
    Path checkpoints = sessions.resolve("5c9467dc-5f08-4e2b-9f8a-f53bd6877847/checkpoints.json");
    String before = Files.readString(checkpoints);

    succeed("list", "--limit", "0");
    assertThat(program.run("get", "--session-id", "5c9467dc").exit()).isEqualTo(3);

    assertThat(checkpoints).hasContent(before);
  }

  @Test
  void aDamagedOneIsNamedAndTheOthersAreListed() throws Exception {
    Files.writeString(
        metadata(ACTIVE),
        Files.readString(metadata(ACTIVE)).replace("\"total_tasks\": 0", "\"total_tasks\": -1"));

    Run list = program.run("list");
    Run get = program.run("get", "--session-id", ACTIVE);

    assertThat(list.exit()).isZero();
    assertThat(ids(list.out())).hasSize(3).doesNotContain(ACTIVE);
    assertThat(list.err()).startsWith("warning: cannot read ").contains(ACTIVE);
    assertThat(get.exit()).isEqualTo(6);
    assertThat(get.out()).isEmpty();
    assertThat(get.err())
        .startsWith("error: cannot read " + metadata(ACTIVE).toRealPath())
        .contains("member statistics.total_tasks, at byte ")
        .doesNotContain("Exception");
  }
}

package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PeerShapeTest {

  @ParameterizedTest
  @FieldSource("dev.flow.maestro.session.json.Documents#PEER_SESSIONS")
  void aPeersSessionIsRewrittenByteForByteButForTheRevision(String id) throws Exception {
    byte[] peers = Documents.peerSession(id);

    SessionDocument document = SessionDocument.parse(peers);

    assertThat(document.hasRevision()).isFalse();
    assertThat(document.session().revision()).isEqualTo(1);
    assertThat(document.session().id()).hasToString(id);
    assertThat(Documents.rewritten(document))
        .isEqualTo(
            new String(peers, StandardCharsets.UTF_8)
                .replaceFirst("\n}$", ",\n  \"revision\": 1\n}"));
  }

  @Test
  void everyMemberIsWrittenAsPythonWouldWriteIt() throws Exception {
    String golden = Documents.text("complete.json");

    SessionDocument document = Documents.parse(golden);

    assertThat(Documents.rewritten(document)).isEqualTo(golden);
    assertThat(written(out -> JsonText.session(JsonStyle.PRETTY, document.session(), out)))
        .isEqualTo(golden);
    assertThat(written(out -> JsonText.session(JsonStyle.COMPACT, document.session(), out)))
        .isEqualTo(Documents.text("complete-compact.json"));
  }

  @Test
  void textIsReadAsItWasMeant() {
    assertThat(Documents.parse(Documents.text("complete.json")).session().featureRequest())
        .isEqualTo(
            "tab\t quote\" slash/ backslash\\ newline\n bell\u0007 del\u007f nul\u0000 \u00e9"
                + " \u0130 \u05d0\u202e \ud83d\ude00 \ud83d end");
  }

  @Test
  void rawTextBeyondAsciiIsReadAndWrittenEscaped() {
    SessionDocument document =
        Documents.parse(Documents.MINIMAL.replace("\"x\"", "\"gr\u00fcn \ud83d\ude00\""));

    assertThat(document.session().featureRequest()).isEqualTo("gr\u00fcn \ud83d\ude00");
    assertThat(Documents.rewritten(document)).contains("\"gr\\u00fcn \\ud83d\\ude00\"");
  }

  @Test
  void whatIsMissingGetsTheSpecificationsDefaults() {
    SessionDocument document = Documents.parse(Documents.MINIMAL);

    assertThat(document.session().statistics().totalTasks()).isZero();
    assertThat(document.session().configuration().timeoutMinutes()).isEqualTo(120);
    assertThat(document.session().prdReference()).isEmpty();
    assertThat(document.session().updatedAt()).isEmpty();
    assertThat(document.session().gitContext().branch()).isEmpty();
    assertThat(document.session().gitContext().commit()).isEqualTo("unknown");
    assertThat(Documents.rewritten(document)).doesNotContain("null").doesNotContain("updated_at");
  }

  @Test
  void nullCountsAsMissingWhereAMemberMayBeMissing() {
    String withNulls =
        Documents.MINIMAL.replace(
            "\"feature_request\"",
            """
            "updated_at": null, "completed_at": null, "current_phase": null,
              "prd_reference": null, "statistics": null, "configuration": {"max_iterations": null},
              "revision": null, "feature_request\"""");

    assertThat(Documents.parse(withNulls).session())
        .isEqualTo(Documents.parse(Documents.MINIMAL).session());
  }

  @Test
  void aChangeTouchesOnlyWhatItChanged() throws Exception {
    SessionDocument before =
        SessionDocument.parse(Documents.peerSession("96270614-bd3e-4200-a1da-0bdc34a2b3cd"));
    SessionUpdate update = SessionUpdate.builder().set(SessionField.TOTAL_TASKS, 12).build();

    SessionDocument after =
        before.with(
            before
                .session()
                .update(
                    update,
                    TransitionPolicy.specification(),
                    Instant.parse("2026-01-08T00:00:00Z"),
                    Optional.empty())
                .session());

    assertThat(Documents.rewritten(after))
        .isEqualTo(
            Documents.rewritten(before)
                .replace("\"total_tasks\": 0", "\"total_tasks\": 12")
                .replace("2026-01-07T13:02:57.147245Z", "2026-01-08T00:00:00.000000Z")
                .replace("\"revision\": 1", "\"revision\": 2"));
  }

  @Test
  void emptyContainersAreWrittenAsPythonDoes() {
    SessionDocument document =
        Documents.parse(
            Documents.MINIMAL.replace("\"status\"", "\"prd_reference\": {}, \"status\""));

    assertThat(Documents.rewritten(document)).contains("\"prd_reference\": {},\n");
    for (JsonStyle style : JsonStyle.values()) {
      assertThat(written(out -> JsonText.sessions(style, List.of(), out))).isEqualTo("[]");
    }
  }

  private static String written(Consumer<OutputStream> writing) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.accept(out);
    return out.toString(StandardCharsets.US_ASCII);
  }
}

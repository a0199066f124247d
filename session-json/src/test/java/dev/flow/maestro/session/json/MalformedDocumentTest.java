package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedDocumentTest {

  private static final String COMPLETE = Documents.text("complete.json");

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Nested
  class Members {

    static Stream<Arguments> wrong() {
      return Stream.of(
          arguments("session_id", "\"0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b\"", "\"nope\""),
          arguments("session_id", "\"0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b\"", "7"),
          arguments("feature_request", "\"tab", "[\"tab"),
          arguments("status", "\"validating\"", "\"finished\""),
          arguments("status", "\"validating\"", "null"),
          arguments("status", "\"validating\"", "\"VALIDATING\""),
          arguments("created_at", "\"2026-01-07T13:02:57.119275Z\"", "\"2026-01-07T13:02:57\""),
          arguments("created_at", "\"2026-01-07T13:02:57.119275Z\"", "\"2026-02-30T13:02:57Z\""),
          arguments("created_at", "\"2026-01-07T13:02:57.119275Z\"", "\"10000-01-01T00:00:00Z\""),
          arguments("created_at", "\"2026-01-07T13:02:57.119275Z\"", "1767790977"),
          arguments(
              "created_at", "\"2026-01-07T13:02:57.119275Z\"", "\"2026-01-07T13:02:57.1192751Z\""),
          arguments("current_phase", "\"validate\"", "\"validating\""),
          arguments("git_context", "{\n    \"branch\"", "3, \"x\": {\"branch\""),
          arguments("git_context.branch", "\"feature/\\u00fcber\"", "null"),
          arguments("git_context.is_worktree", "true", "\"true\""),
          arguments("statistics.completed_tasks", "5,\n    \"failed", "-5,\n    \"failed"),
          arguments("statistics.completed_tasks", "5,\n    \"failed", "5.5,\n    \"failed"),
          arguments("statistics.total_tasks", "9223372036854775807", "9223372036854775808"),
          arguments("statistics.total_tasks", "9223372036854775807", "1" + "0".repeat(400)),
          arguments("statistics.total_tasks", "9223372036854775807", "1e999999999"),
          arguments("statistics.duration_seconds", "12.345678", "1e400"),
          arguments("statistics.duration_seconds", "12.345678", "-0.5"),
          arguments("statistics.duration_seconds", "12.345678", "\"12\""),
          arguments("configuration.max_iterations", "5,\n    \"timeout", "0,\n    \"timeout"),
          arguments("configuration.auto_checkpoint", "false", "0"),
          arguments("revision", "7\n}", "0\n}"),
          arguments("revision", "7\n}", "\"7\"\n}"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String member, String right, String wrong) {
      assertThat(COMPLETE).contains(right);

      MalformedDocumentException refusal = Documents.refused(COMPLETE.replace(right, wrong));

      assertThat(refusal.member()).contains(member);
      assertThat(refusal.offset())
          .hasValue(bytes(COMPLETE.substring(0, COMPLETE.indexOf(right))).length);
      assertThat(refusal).message().isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session_id", "feature_request", "status", "created_at"})
    void missing(String member) {
      String without = COMPLETE.replaceFirst("\"" + member + "\": [^\n]*\n", "");

      assertThat(Documents.refused(without).member()).contains(member);
      assertThat(Documents.refused(without)).hasMessage("is missing");
    }

    @Test
    void missingInTheGitContext() {
      String without = Documents.MINIMAL.replace("\"commit\": \"unknown\",", "");

      assertThat(Documents.refused(without).member()).contains("git_context.commit");
    }

    @Test
    void missingAltogether() {
      assertThat(Documents.refused("{}").member()).contains("session_id");
    }

    @Test
    void twice() {
      String twice = COMPLETE.replace("\"revision\": 7", "\"revision\": 7, \"revision\": 8");
      String nested = COMPLETE.replace("\"revision\"", "\"x\": {\"a\": 1, \"a\": 2}, \"revision\"");

      assertThat(Documents.refused(twice)).message().contains("Duplicate").contains("revision");
      assertThat(Documents.refused(nested)).message().contains("Duplicate");
    }

    @Test
    void offsetsAreBytesAlsoBehindOtherLetters() {
      String document =
          COMPLETE.replace("\"tab", "\"\u00e9\u05d0\ud83d\ude00").replace("7\n}", "-7\n}");

      assertThat(Documents.refused(document).offset())
          .hasValue(bytes(document.substring(0, document.indexOf("-7\n}"))).length);
    }
  }

  @Nested
  class Whole {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "\n\n",
          "null",
          "[]",
          "\"text\"",
          "7",
          "{",
          "}",
          "nul",
          "\uFEFF{}",
          "{\"a\": NaN}",
          "{\"a\": Infinity}",
          "{\"a\": 01}",
          "{\"a\": +1}",
          "{\"a\": .5}",
          "{'a': 1}",
          "{a: 1}",
          "{\"a\": 1,}",
          "{\"a\": 1 /* why */}",
          "<<<<<<< HEAD\n{}",
          "{\"a\": \"\t\"}",
          "{\"a\": \"\\x\"}",
          "{\"a\": \"\\ud83\"}"
        })
    void isNoSession(String document) {
      assertThat(Documents.refused(document).offset()).isPresent();
    }

    @Test
    void mustEndWhereItEnds() {
      assertThat(Documents.refused(COMPLETE + "{}")).hasMessage("goes on after its end");
      assertThat(Documents.refused(COMPLETE + "}")).message().isNotBlank();
      assertThat(Documents.refused(COMPLETE + "\0\0\0\0")).message().isNotBlank();
      assertThat(Documents.refused(COMPLETE + "x")).message().isNotBlank();
      assertThat(Documents.parse(COMPLETE + "\n \n").session())
          .isEqualTo(Documents.parse(COMPLETE).session());
    }

    @Test
    void isRefusedWhereverItIsCut() {
      byte[] whole = bytes(COMPLETE);
      for (int length = 0; length < whole.length; length++) {
        MalformedDocumentException refusal = Documents.refused(Arrays.copyOf(whole, length));

        assertThat(refusal.offset()).as("cut at %s", length).isPresent();
        assertThat(refusal.offset().getAsLong()).isBetween(0L, (long) length);
      }
    }

    @Test
    void ofNulBytesIsRefused() {
      assertThat(Documents.refused(new byte[1000]).offset().orElseThrow()).isLessThan(2);
    }

    @Test
    void thatIsCutSaysSo() {
      assertThat(Documents.refused(COMPLETE.substring(0, COMPLETE.length() - 1)))
          .hasMessage("ends too early");
    }

    @Test
    void mustBeUtf8() {
      byte[] latin1 = COMPLETE.replace("tab", "\u00e9").getBytes(StandardCharsets.ISO_8859_1);
      byte[] overlong = bytes(COMPLETE);
      overlong[60] = (byte) 0xC0;
      overlong[61] = (byte) 0x80;

      assertThat(Documents.refused(latin1)).hasMessage("is not UTF-8");
      assertThat(Documents.refused(latin1).offset()).hasValue(COMPLETE.indexOf("tab"));
      assertThat(Documents.refused(overlong)).hasMessage("is not UTF-8");
      assertThat(Documents.refused(COMPLETE.getBytes(StandardCharsets.UTF_16))).isNotNull();
      assertThat(Documents.refused(COMPLETE.getBytes(StandardCharsets.UTF_16LE))).isNotNull();
    }

    @Test
    void mayBeAHundredLevelsDeepAndNoMore() {
      int inside = JsonCursor.MAX_DEPTH - 1;
      String deep = withUnknown("[".repeat(inside) + "]".repeat(inside));
      String deeper = withUnknown("[".repeat(inside + 1) + "]".repeat(inside + 1));
      String abyss = withUnknown("[".repeat(100_000));

      assertThat(Documents.parse(deep).session().revision()).isEqualTo(1);
      assertThat(Documents.refused(deeper)).message().contains("100");
      assertThat(Documents.refused(abyss)).message().contains("100");
    }

    private String withUnknown(String value) {
      return Documents.MINIMAL.replaceFirst("\\{", "{\"deep\": " + value + ",");
    }
  }
}

package dev.flow.maestro.session.bootstrap;

import static dev.flow.maestro.session.bootstrap.Answer.EDITED;
import static dev.flow.maestro.session.bootstrap.Answer.UNREADABLE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise G10 for what a {@code metadata.json} may hold: what the program answers. What makes sense
 * is an edit from outside; the rest is refused, listed with a warning, and left as it is. Where a
 * document is cut at each byte: {@code DamageTest}.
 */
class BadContentsTest {

  private static final String CREATED_AT = "\"created_at\": \"[^\"]*\"";

  @TempDir static Path unspoiled;
  private static Optional<SpoiledStore> template = Optional.empty();
  @TempDir Path folder;

  @BeforeAll
  static void create() throws Exception {
    template = Optional.of(SpoiledStore.createIn(unspoiled.resolve("store")));
  }

  private static SpoiledStore template() {
    return template.orElseThrow();
  }

  static Stream<Arguments> contents() {
    return Stream.of(wholes(), encodings(), members(), numbers(), times(), depths())
        .flatMap(rows -> rows);
  }

  /** A row: what was a good document becomes this text. */
  private static Arguments row(String what, Answer answer, Function<String, String> change) {
    return bytes(what, answer, document -> change.apply(document).getBytes(UTF_8));
  }

  private static Arguments bytes(String what, Answer answer, Function<String, byte[]> change) {
    return arguments(what, answer, change);
  }

  /** A row: the document has a member more, of a name that nobody knows. */
  private static Arguments unknown(String what, Answer answer, String value) {
    return row(
        what + " in a member of somebody's",
        answer,
        document -> document.replaceFirst("\\{", "{\"theirs\": " + value + ","));
  }

  /** A row: a member of the document has another value. */
  private static Arguments value(String what, Answer answer, String member, String value) {
    return row(
        what,
        answer,
        document ->
            document.replaceFirst(
                "\"" + member + "\": (\"[^\"]*\"|[0-9.]+|true|false)",
                "\"" + member + "\": " + value.replace("\\", "\\\\")));
  }

  private static Stream<Arguments> wholes() {
    return Stream.of(
        row("0 bytes", UNREADABLE, document -> ""),
        row("blanks", UNREADABLE, document -> " \n\t \n"),
        row("cut in the middle", UNREADABLE, d -> d.substring(0, d.length() / 2)),
        row("NULs of the right length", UNREADABLE, d -> "\0".repeat(d.length())),
        row("a beginning, and NULs", UNREADABLE, d -> d.substring(0, 99) + "\0".repeat(99)),
        row("the whole, and NULs", UNREADABLE, d -> d + "\0".repeat(512)),
        row("the tail of a longer one", UNREADABLE, d -> d + d.substring(d.length() - 20)),
        row("two documents", UNREADABLE, d -> d + d),
        row("null", UNREADABLE, d -> "null"),
        row("an array", UNREADABLE, d -> "[" + d + "]"),
        row("a string", UNREADABLE, d -> "\"text\""),
        row("a number", UNREADABLE, d -> "7"),
        row("an empty object", UNREADABLE, d -> "{}"),
        row(
            "conflict markers",
            UNREADABLE,
            d -> "<<<<<<< HEAD\n" + d + "\n=======\n" + d + "\n>>>>>>> other\n"),
        bytes("gzip", UNREADABLE, BadContentsTest::zipped),
        row("17 MiB", UNREADABLE, d -> d + " ".repeat(17 << 20)),
        row("other white space", EDITED, d -> d.replace("\n  ", "\r\n\t") + "\n"));
  }

  private static byte[] zipped(String document) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(document.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  private static Stream<Arguments> encodings() {
    return Stream.of(
        row("a byte order mark", UNREADABLE, d -> "\uFEFF" + d),
        bytes("UTF-16", UNREADABLE, d -> d.getBytes(UTF_16)),
        bytes("UTF-16 without a mark", UNREADABLE, d -> d.getBytes(UTF_16LE)),
        bytes("Latin-1", UNREADABLE, d -> request(d, "\u00fc").getBytes(ISO_8859_1)),
        bytes("overlong UTF-8", UNREADABLE, d -> request(d, "\u00c0\u0080").getBytes(ISO_8859_1)),
        bytes(
            "a surrogate in UTF-8",
            UNREADABLE,
            d -> request(d, "\u00ed\u00a0\u00bd").getBytes(ISO_8859_1)),
        row("letters in UTF-8", EDITED, d -> request(d, "\u00fc \ud83d\ude80")),
        row("a lone surrogate, escaped", EDITED, d -> request(d, "\\ud83d")),
        row("NUL, escaped", EDITED, d -> request(d, "a\\u0000b")),
        row("NUL, not escaped", UNREADABLE, d -> request(d, "a\0b")));
  }

  private static String request(String document, String text) {
    return document.replace("Build it", text);
  }

  private static Stream<Arguments> members() {
    return Stream.concat(
        Stream.of("session_id", "feature_request", "status", "created_at", "branch", "commit")
            .map(name -> row("no " + name, UNREADABLE, d -> d.replace(name, "x_" + name))),
        Stream.of(
            row("no git_context", UNREADABLE, d -> d.replace("git_context", "x_git")),
            row(
                "a member twice",
                UNREADABLE,
                d -> d.replaceFirst("\\{", "{\"status\": \"failed\",")),
            row(
                "a member twice, once with an escape",
                UNREADABLE,
                d -> d.replaceFirst("\\{", "{\"st\\\\u0061tus\": \"failed\",")),
            unknown("a member twice", UNREADABLE, "{\"a\": 1, \"a\": 1}"),
            value("another's id", UNREADABLE, "session_id", "\"" + BadIds.ANY + "\""),
            value(
                "an id in upper case",
                UNREADABLE,
                "session_id",
                "\"0B0E7A52-9F4E-4B7C-8D3C-2F1A5E6D7C8B\""),
            value("no id", UNREADABLE, "session_id", "\"../x\""),
            value("a number as the status", UNREADABLE, "status", "7"),
            value("an unknown status", UNREADABLE, "status", "\"done\""),
            value("a status in upper case", UNREADABLE, "status", "\"PLANNING\""),
            value("null as the request", UNREADABLE, "feature_request", "null"),
            value("an array as the request", UNREADABLE, "feature_request", "[]"),
            value("a text as a flag", UNREADABLE, "is_worktree", "\"true\""),
            value("a text as a count", UNREADABLE, "total_tasks", "\"1\"")));
  }

  private static Stream<Arguments> numbers() {
    String digits = "1" + "0".repeat(399);
    return Stream.of(
        value("NaN", UNREADABLE, "duration_seconds", "NaN"),
        value("Infinity", UNREADABLE, "duration_seconds", "Infinity"),
        value("-Infinity", UNREADABLE, "duration_seconds", "-Infinity"),
        value("1e400", UNREADABLE, "duration_seconds", "1e400"),
        value("2^63", UNREADABLE, "total_tasks", "9223372036854775808"),
        value("400 digits", UNREADABLE, "total_tasks", digits),
        value("a count below 0", UNREADABLE, "total_tasks", "-1"),
        value("half a task", UNREADABLE, "total_tasks", "0.5"),
        value("2^63 - 1", EDITED, "total_tasks", "9223372036854775807"),
        unknown("NaN", UNREADABLE, "NaN"),
        unknown("Infinity", UNREADABLE, "Infinity"),
        unknown("1e400", EDITED, "1e400"),
        unknown("2^63", EDITED, "9223372036854775808"),
        unknown("400 digits", EDITED, digits));
  }

  private static Stream<Arguments> times() {
    return Stream.concat(
        Stream.of(
                "\"2026-01-07T13:02:57\"",
                "\"2026-02-30T13:02:57Z\"",
                "\"10000-01-01T00:00:00Z\"",
                "\"2026-01-07T13:02:57.119275123Z\"",
                "\"2026-01-07\"",
                "1767790977",
                "null")
            .map(time -> value("created at " + time, UNREADABLE, "created_at", time)),
        Stream.of(
            value("created with an offset", EDITED, "created_at", "\"2026-01-07T15:02:57+02:00\""),
            row(
                "completed before it was created",
                EDITED,
                d ->
                    d.replaceFirst(CREATED_AT, "$0, \"completed_at\": \"2001-01-01T00:00:00Z\""))));
  }

  private static Stream<Arguments> depths() {
    return Stream.of(
        unknown("100 levels", EDITED, "[".repeat(99) + "]".repeat(99)),
        unknown("101 levels", UNREADABLE, "[".repeat(100) + "]".repeat(100)),
        unknown("100,000 levels", UNREADABLE, "[".repeat(99_999) + "]".repeat(99_999)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("contents")
  void isAnswered(String what, Answer answer, Function<String, byte[]> change) throws Exception {
    SpoiledStore store = template().copiedTo(folder.resolve("copy"));

    store.spoil(
        spoiled ->
            Files.write(spoiled.metadata(), change.apply(Files.readString(spoiled.metadata()))));

    store.assertAnswers(answer);
  }
}

package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.AmbiguousIdException;
import dev.flow.maestro.session.domain.ErrorCode;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How each failure of the store is told: the exit code, the lines, the object. */
class ErrorFormTest {

  private static final SessionId ID = Cli.id(1);

  /** What is told of a failure. */
  private record Told(int exit, String message, Optional<String> hint, String data) {}

  private static SessionException failure(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT -> InvalidInputException.unknown("STORE", "x", List.of("files", "memory"));
      case NOT_FOUND -> new SessionNotFoundException(ID);
      case ILLEGAL_TRANSITION ->
          new IllegalTransitionException(
              ID,
              SessionStatus.PLANNING,
              SessionStatus.COMPLETED,
              Set.of(SessionStatus.PAUSED, SessionStatus.FAILED));
      case ALREADY_EXISTS -> new SessionExistsException(ID);
      case CONFLICT ->
          new SessionConflictException(ID, Expectation.revision(7), 8, SessionStatus.PAUSED);
      case HELD -> new SessionHeldException(ID);
      case AMBIGUOUS_ID -> new AmbiguousIdException("0", List.of(ID, Cli.id(2)));
      case UNREADABLE ->
          new UnreadableSessionException(
              new UnreadableRecord(
                  ID.toString(), "/s/m.json", Optional.of("status"), OptionalLong.of(9), "is odd"));
      case STORE_UNAVAILABLE ->
          new StoreUnavailableException(
              "/s", "cannot write /s: No space left", new IOException("No space left"));
      case STORE_LOCKED -> new StoreLockedException(ID, Duration.ofSeconds(5));
    };
  }

  private static Told told(ErrorCode code) {
    String id = "01000000-0000-4000-8000-000000000000";
    String sessionId = ", \"session_id\": \"" + id + "\"";
    return switch (code) {
      case INVALID_INPUT ->
          new Told(
              2,
              "unknown STORE \"x\"; known: files, memory",
              Optional.of("maestro-session list --help"),
              ", \"field\": \"STORE\", \"value\": \"x\", \"allowed\": [\"files\", \"memory\"]");
      case NOT_FOUND ->
          new Told(
              3,
              "no session \"" + id + "\"",
              Optional.of("maestro-session list --limit 0 shows all sessions"),
              sessionId);
      case ILLEGAL_TRANSITION ->
          new Told(
              4,
              "session " + id + " cannot go from planning to completed; allowed: failed, paused",
              Optional.empty(),
              sessionId
                  + ", \"from\": \"planning\", \"to\": \"completed\","
                  + " \"allowed\": [\"failed\", \"paused\"]");
      case ALREADY_EXISTS ->
          new Told(5, "session " + id + " exists already", Optional.empty(), sessionId);
      case CONFLICT ->
          new Told(
              5,
              "session " + id + " was expected at revision 7, but is at revision 8 as paused",
              Optional.of("read the session again, and decide anew"),
              sessionId + ", \"expected_revision\": 7, \"revision\": 8, \"status\": \"paused\"");
      case HELD ->
          new Told(
              5,
              "session " + id + " is held",
              Optional.of("maestro-session release ID lets it go"),
              sessionId);
      case AMBIGUOUS_ID ->
          new Told(
              5,
              "\"0\" begins 2 ids: " + id + ", " + Cli.id(2),
              Optional.of("give more characters of the id"),
              ", \"prefix\": \"0\", \"candidates\": [\"" + id + "\", \"" + Cli.id(2) + "\"]");
      case UNREADABLE ->
          new Told(
              6,
              "cannot read /s/m.json, member status, at byte 9: is odd",
              Optional.of("the file was not changed; repair or restore it"),
              ", \"record\": \""
                  + id
                  + "\", \"path\": \"/s/m.json\", \"member\": \"status\", \"offset\": 9,"
                  + " \"reason\": \"is odd\"");
      case STORE_UNAVAILABLE ->
          new Told(
              7,
              "cannot write /s: No space left",
              Optional.of("check the folder, its permissions and free space"),
              ", \"path\": \"/s\"");
      case STORE_LOCKED ->
          new Told(
              7,
              "session " + id + " is locked by another writer; waited 5000 ms",
              Optional.of("try again when the other writer is done"),
              sessionId + ", \"waited_ms\": 5000");
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\\\"") + '"';
  }

  @Nested
  class AnyCode {

    private final Cli cli = new Cli();

    @ParameterizedTest
    @EnumSource
    void isToldInOneLineAndPerhapsAHint(ErrorCode code) {
      Told told = told(code);

      CliRun run = cli.over(new FailingRepository(failure(code))).run("list");

      assertThat(run.err())
          .isEqualTo(
              "error: "
                  + told.message
                  + told.hint.map(hint -> "\nhint: " + hint).orElse("")
                  + "\n");
      assertThat(run.exit()).isEqualTo(told.exit);
      assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isToldInOneObjectWithItsData(ErrorCode code) {
      Told told = told(code);

      CliRun run = cli.over(new FailingRepository(failure(code))).run("list", "--output", "json");

      assertThat(run.err())
          .isEqualTo(
              "{\"code\": "
                  + quoted(keyOf(code))
                  + ", \"message\": "
                  + quoted(told.message)
                  + told.hint.map(hint -> ", \"hint\": " + quoted(hint)).orElse("")
                  + told.data
                  + "}\n");
      assertThat(run.exit()).isEqualTo(told.exit);
      assertThat(run.out()).isEmpty();
    }

    /** The names that programs know; the tests run in a language where I is not the capital i. */
    private static String keyOf(ErrorCode code) {
      return switch (code) {
        case INVALID_INPUT -> "invalid_input";
        case NOT_FOUND -> "not_found";
        case ILLEGAL_TRANSITION -> "illegal_transition";
        case ALREADY_EXISTS -> "already_exists";
        case CONFLICT -> "conflict";
        case HELD -> "held";
        case AMBIGUOUS_ID -> "ambiguous_id";
        case UNREADABLE -> "unreadable";
        case STORE_UNAVAILABLE -> "store_unavailable";
        case STORE_LOCKED -> "store_locked";
      };
    }
  }

  @Nested
  class TheForm {

    private final Cli cli = new Cli();

    private void isJson(String... words) {
      assertThat(cli.run(words).err()).startsWith("{\"code\": \"");
    }

    private void isLines(String... words) {
      assertThat(cli.run(words).err()).startsWith("error: ");
    }

    @Test
    void isAnObjectWhereTheFlagSaysJson() {
      isJson("get", "--session-id", "x", "--output", "json");
      isJson("get", "--session-id", "x", "--output=json");
      isJson("--output", "json", "get", "--session-id", "x");
      isJson("--output=json", "frobnicate");
      isJson("--output=json");
    }

    @Test
    void isLinesForPeopleOtherwise() {
      isLines("get", "--session-id", "x");
      isLines("get", "--session-id", "x", "--output", "pretty");
      isLines("get", "--session-id", "json");
      isLines("get", "--session-id", "x", "--output");
      isLines("frobnicate", "json");
      isLines("json");
    }

    @Test
    void isLinesWhereTheOutputIsNoneThereIs() {
      cli.run("list", "--output", "xml")
          .failed(
              2,
              "error: unknown --output \"xml\"; known: table, json, pretty, jsonl, id",
              "hint: maestro-session list --help");
      cli.run("list", "--output=")
          .failed(
              2,
              "error: unknown --output \"\"; known: table, json, pretty, jsonl, id",
              "hint: maestro-session list --help");
      cli.run("list", "--output", "json", "--output", "pretty")
          .failed(
              2,
              "{\"code\": \"invalid_input\", \"message\": \"--output was given more than once\","
                  + " \"hint\": \"maestro-session list --help\"}");

      assertThat(cli.opened).isEmpty();
    }
  }

  @Test
  void aDatabaseHasNoFolderToCheck() {
    new Cli()
        .over(
            new FailingRepository(
                new StoreUnavailableException("postgresql://db/x", "cannot use postgresql://db/x")))
        .run("list")
        .failed(
            7,
            "error: cannot use postgresql://db/x",
            "hint: check that the server answers, the address, and the role and its rights");
  }
}

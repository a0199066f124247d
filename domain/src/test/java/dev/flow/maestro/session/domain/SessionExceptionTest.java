package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SessionExceptionTest {

  private static final UnreadableRecord DAMAGED =
      new UnreadableRecord(
          ID.toString(),
          "/s/metadata.json",
          Optional.of("statistics.total_tasks"),
          OptionalLong.of(312),
          "a text, not a number");

  static Stream<Arguments> each() {
    return Stream.of(
        Arguments.of(
            InvalidInputException.of("limit", "0", "a whole number of at least 1"),
            ErrorCode.INVALID_INPUT,
            "limit must be a whole number of at least 1, not \"0\"",
            List.of(entry("field", "limit"), entry("value", "0"))),
        Arguments.of(
            InvalidInputException.unknown("status", "done", List.of("planning", "failed")),
            ErrorCode.INVALID_INPUT,
            "unknown status \"done\"; known: planning, failed",
            List.of(
                entry("field", "status"),
                entry("value", "done"),
                entry("allowed", List.of("planning", "failed")))),
        Arguments.of(
            UnknownCursorException.unknown("x.1"),
            ErrorCode.INVALID_INPUT,
            "cursor \"x.1\" is unknown or expired",
            List.of(entry("cursor", "x.1"), entry("reason", "is unknown or expired"))),
        Arguments.of(
            UnknownCursorException.damaged("x.1", "/w/x.journal", "line 3 is too short"),
            ErrorCode.INVALID_INPUT,
            "cursor \"x.1\" cannot be used: /w/x.journal: line 3 is too short",
            List.of(
                entry("cursor", "x.1"),
                entry("reason", "cannot be used: /w/x.journal: line 3 is too short"))),
        Arguments.of(
            new SessionNotFoundException("3f01"),
            ErrorCode.NOT_FOUND,
            "no session \"3f01\"",
            List.of(entry("session_id", "3f01"))),
        Arguments.of(
            new SessionNotFoundException(ID),
            ErrorCode.NOT_FOUND,
            "no session \"" + ID + "\"",
            List.of(entry("session_id", ID.toString()))),
        Arguments.of(
            new IllegalTransitionException(
                ID,
                SessionStatus.PLANNING,
                SessionStatus.COMPLETED,
                Set.of(SessionStatus.PAUSED, SessionStatus.FAILED)),
            ErrorCode.ILLEGAL_TRANSITION,
            "session " + ID + " cannot go from planning to completed; allowed: failed, paused",
            List.of(
                entry("session_id", ID.toString()),
                entry("from", "planning"),
                entry("to", "completed"),
                entry("allowed", List.of("failed", "paused")))),
        Arguments.of(
            new SessionExistsException(ID),
            ErrorCode.ALREADY_EXISTS,
            "session " + ID + " exists already",
            List.of(entry("session_id", ID.toString()))),
        Arguments.of(
            new TemplateNotFoundException(new TemplateName("bugfix")),
            ErrorCode.NOT_FOUND,
            "no template bugfix",
            List.of(entry("template", "bugfix"))),
        Arguments.of(
            new RepositoryNotFoundException("/shop"),
            ErrorCode.NOT_FOUND,
            "/shop is not a repository that is remembered",
            List.of(entry("repository", "/shop"))),
        Arguments.of(
            new TemplateExistsException(new TemplateName("bugfix")),
            ErrorCode.ALREADY_EXISTS,
            "template bugfix exists already",
            List.of(entry("template", "bugfix"))),
        Arguments.of(
            new TemplateVariablesException(List.of("issue"), List.of("x"), List.of("issue")),
            ErrorCode.INVALID_INPUT,
            "missing variable issue; unknown variable \"x\"; the template has issue",
            List.of(
                entry("missing", List.of("issue")),
                entry("unknown", List.of("x")),
                entry("variables", List.of("issue")))),
        Arguments.of(
            new SessionConflictException(ID, Expectation.revision(2), 3, SessionStatus.PAUSED),
            ErrorCode.CONFLICT,
            "session " + ID + " was expected at revision 2, but is at revision 3 as paused",
            List.of(
                entry("session_id", ID.toString()),
                entry("expected_revision", 2L),
                entry("revision", 3L),
                entry("status", "paused"))),
        Arguments.of(
            new SessionHeldException(ID),
            ErrorCode.HELD,
            "session " + ID + " is held",
            List.of(entry("session_id", ID.toString()))),
        Arguments.of(
            new NotInTrashException("3f01"),
            ErrorCode.NOT_FOUND,
            "no session \"3f01\" in the trash",
            List.of(entry("entry", "3f01"))),
        Arguments.of(
            new AmbiguousEntryException("3f", List.of("3f01.1", "3f02.1")),
            ErrorCode.AMBIGUOUS_ID,
            "\"3f\" begins 2 entries of the trash: 3f01.1, 3f02.1",
            List.of(entry("prefix", "3f"), entry("candidates", List.of("3f01.1", "3f02.1")))),
        Arguments.of(
            new UnreadableSettingsException(
                UnreadableRecord.whole("settings", "/s/x", "is empty"),
                new IllegalStateException()),
            ErrorCode.UNREADABLE,
            "cannot read /s/x: is empty",
            List.of(
                entry("record", "settings"), entry("path", "/s/x"), entry("reason", "is empty"))),
        Arguments.of(
            new AmbiguousIdException("0000", ids(2)),
            ErrorCode.AMBIGUOUS_ID,
            "\"0000\" begins 2 ids: 00000000-0000-0000-0000-000000000001,"
                + " 00000000-0000-0000-0000-000000000002",
            List.of(
                entry("prefix", "0000"),
                entry(
                    "candidates",
                    List.of(
                        "00000000-0000-0000-0000-000000000001",
                        "00000000-0000-0000-0000-000000000002")))),
        Arguments.of(
            new UnreadableSessionException(DAMAGED),
            ErrorCode.UNREADABLE,
            "cannot read /s/metadata.json, member statistics.total_tasks, at byte 312:"
                + " a text, not a number",
            List.of(
                entry("record", ID.toString()),
                entry("path", "/s/metadata.json"),
                entry("member", "statistics.total_tasks"),
                entry("offset", 312L),
                entry("reason", "a text, not a number"))),
        Arguments.of(
            new UnreadableSessionException(UnreadableRecord.whole("x", "/s/x", "no UUID")),
            ErrorCode.UNREADABLE,
            "cannot read /s/x: no UUID",
            List.of(entry("record", "x"), entry("path", "/s/x"), entry("reason", "no UUID"))),
        Arguments.of(
            new StoreUnavailableException("/s", "cannot write /s: disk full"),
            ErrorCode.STORE_UNAVAILABLE,
            "cannot write /s: disk full",
            List.of(entry("path", "/s"))),
        Arguments.of(
            new StoreLockedException(ID, Duration.ofMillis(2500)),
            ErrorCode.STORE_LOCKED,
            "session " + ID + " is locked by another writer; waited 2500 ms",
            List.of(entry("session_id", ID.toString()), entry("waited_ms", 2500L))));
  }

  private static List<SessionId> ids(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(number -> new SessionId(new UUID(0, number)))
        .toList();
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("each")
  void hasItsCodeItsMessageAndTheDataInOrder(
      SessionException failure,
      ErrorCode code,
      String message,
      List<Map.Entry<String, Object>> details) {
    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure).hasMessage(message);
    assertThat(List.copyOf(failure.details().entrySet())).isEqualTo(details);
  }

  @Test
  void everyCodeHasAnException() {
    assertThat(
            each()
                .map(arguments -> (ErrorCode) arguments.get()[1])
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ErrorCode.class))))
        .containsExactlyElementsOf(Arrays.asList(ErrorCode.values()));
  }

  @Test
  void dataHaveTheirTypesToo() {
    assertThat(new SessionNotFoundException(ID).id()).isEqualTo(ID.toString());
    assertThat(new SessionExistsException(ID).id()).isEqualTo(ID);
    assertThat(new TemplateNotFoundException(new TemplateName("a")).name()).hasToString("a");
    assertThat(new TemplateExistsException(new TemplateName("a")).name()).hasToString("a");
    assertThat(new AmbiguousIdException("0", ids(2)).prefix()).isEqualTo("0");
    assertThat(new AmbiguousIdException("0", ids(2)).candidates()).isEqualTo(ids(2));
    assertThat(new UnreadableSessionException(DAMAGED).record()).isEqualTo(DAMAGED);
    assertThat(new StoreUnavailableException("/s", "gone").location()).isEqualTo("/s");
    assertThat(new StoreLockedException(ID, Duration.ofSeconds(1)).id()).isEqualTo(ID);
    assertThat(new StoreLockedException(ID, Duration.ofSeconds(1)).waited())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void causeIsKept() {
    IOException cause = new IOException("disk on fire");

    assertThat(new StoreUnavailableException("/s", "cannot write", cause)).hasCause(cause);
    assertThat(new UnreadableSessionException(DAMAGED, cause))
        .hasCause(cause)
        .hasMessage(DAMAGED.toString());
  }

  @Nested
  class LongText {

    @Test
    void isCutInTheMessageAndInTheData() {
      InvalidInputException refusal = InvalidInputException.of("x", "a".repeat(101), "short");

      assertThat(refusal.value()).isEqualTo("a".repeat(100) + "…");
      assertThat(refusal).hasMessage("x must be short, not \"" + "a".repeat(100) + "…\"");
      assertThat(InvalidInputException.of("x", "a".repeat(100), "short").value())
          .isEqualTo("a".repeat(100));
    }

    @Test
    void ofManyCandidatesIsCutInTheMessageOnly() {
      AmbiguousIdException five = new AmbiguousIdException("0", ids(5));
      AmbiguousIdException six = new AmbiguousIdException("0", ids(6));

      assertThat(five).hasMessageEndingWith("000000000005");
      assertThat(six).hasMessageEndingWith("000000000005, …").hasMessageContaining("6 ids");
      assertThat(six.candidates()).hasSize(6);
    }
  }

  @Test
  void aLockThatIsHeldNamesItsHolderWhereThatIsKnown() {
    StoreLockedException locked =
        new StoreLockedException(ID, Duration.ofMillis(2500), java.util.Optional.of(4711L));

    assertThat(locked).hasMessage("session " + ID + " is locked by process 4711; waited 2500 ms");
    assertThat(locked.holder()).contains(4711L);
    assertThat(locked.details()).containsEntry("holder", 4711L).containsEntry("waited_ms", 2500L);
    assertThat(new StoreLockedException(ID, Duration.ofMillis(2500)).details())
        .doesNotContainKey("holder");
  }
}

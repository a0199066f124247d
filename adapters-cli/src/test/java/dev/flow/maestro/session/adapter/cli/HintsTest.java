package dev.flow.maestro.session.adapter.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flow.maestro.session.domain.AmbiguousIdException;
import dev.flow.maestro.session.domain.ErrorCode;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IdempotencyConflictException;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.IllegalTransitionException;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.RepositoryNotFoundException;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintsTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private static final SessionId ID = Cli.id(1);
  private static final TemplateName TEMPLATE = new TemplateName("x");
  private static final UnreadableRecord RECORD = UnreadableRecord.whole("x", "/x", "is empty");

  /** One of each kind that has a hint of its own, and one of each code. */
  static List<SessionException> failures() {
    return List.of(
        InvalidInputException.of("--limit", "x", "a number"),
        InvalidInputException.unknown("command", "delet", List.of("delete", "trash empty")),
        new SessionNotFoundException(ID),
        new TemplateNotFoundException(TEMPLATE),
        new RepositoryNotFoundException("/x"),
        new NotInTrashException("x"),
        new IllegalTransitionException(
            ID, SessionStatus.PLANNING, SessionStatus.COMPLETED, Set.of(SessionStatus.FAILED)),
        new SessionExistsException(ID),
        new TemplateExistsException(TEMPLATE),
        new SessionConflictException(ID, Expectation.none(), 2, SessionStatus.PLANNING),
        new IdempotencyConflictException(ID, new IdempotencyKey("k", "r"), 2),
        new SessionHeldException(ID),
        new AmbiguousIdException("0", List.of(ID, Cli.id(2))),
        new UnreadableSessionException(RECORD),
        new UnreadableSettingsException(RECORD, new IllegalStateException("x")),
        new StoreUnavailableException("/x", "cannot be written"),
        new StoreUnavailableException("postgresql://x/y", "does not answer"),
        new StoreLockedException(ID, Duration.ofSeconds(10)));
  }

  private Messages messages(boolean json) {
    return new Messages(
        new PrintStream(err, true, UTF_8), json, Style.of("never", false, Map.of()), false);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void areHarmlessForEveryErrorOfEveryCommand(SessionException failure) {
    for (String command : Commands.names()) {
      messages(false).error(failure, command);
      messages(true).error(failure, command);
    }

    assertThat(err.toString(UTF_8).lines())
        .hasSizeGreaterThanOrEqualTo(2 * Commands.names().size());
    Promises.requireHarmlessHints(err.toString(UTF_8));
  }

  @Test
  void wereLookedAtForEachCode() {
    assertThat(failures()).extracting(SessionException::code).contains(ErrorCode.values());
  }

  @Test
  void areHarmlessWhereTheStoreHasNothingToDoWithIt() {
    Messages messages = messages(false);

    messages.outputFailed();
    messages.outOfMemory();
    messages.bug(new IllegalStateException("x"));

    assertThat(err.toString(UTF_8)).contains("hint: ");
    Promises.requireHarmlessHints(err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hint: maestro-session delete 01",
        "hint: maestro-session trash empty",
        "hint: try maestro-session cleanup --yes",
        "{\"code\": \"x\", \"hint\": \"maestro-session template remove x\"}"
      })
  void thatWouldDoHarmAreNoticed(String line) {
    assertThatThrownBy(() -> Promises.requireHarmlessHints(line))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void mayBeTheHelpOfACommandThatTakesSomethingAway() {
    for (String line :
        List.of("hint: maestro-session delete --help", "hint: did you mean delete?")) {
      Promises.requireHarmlessHints(line);
    }
  }
}

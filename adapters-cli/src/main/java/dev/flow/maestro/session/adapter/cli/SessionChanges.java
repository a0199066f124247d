package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the commands have in common that make a new revision of each session named. */
final class SessionChanges {

  private static final OptionSpec EXPECT_STATUS =
      OptionSpec.optional("expect-status", "S", "do nothing unless the session has this status");

  private static final OptionSpec EXPECT_REVISION =
      OptionSpec.optional(
          "expect-revision", "N", "do nothing unless the session is at this revision");

  private static final OptionSpec REASON =
      OptionSpec.optional("reason", "TEXT", "why, for the history");

  private SessionChanges() {}

  /** One change of one session. */
  interface Change {
    Session by(
        SessionManager manager, SessionId id, Expectation expectation, Optional<String> reason);
  }

  /** The flags of such a command: its own, and those that all of them take. */
  static List<OptionSpec> options(OptionSpec... own) {
    List<OptionSpec> options = new ArrayList<>(List.of(own));
    options.add(EXPECT_STATUS);
    options.add(EXPECT_REVISION);
    options.add(REASON);
    options.add(SharedOptions.DRY_RUN);
    options.add(SharedOptions.IDEMPOTENCY_KEY);
    options.add(SharedOptions.FIELDS);
    options.add(SharedOptions.OUTPUT_OF_SESSIONS);
    return options;
  }

  /** Changes each session that the command line names, and shows what it is now. */
  static ExitCode make(Invocation invocation, Change change) {
    Arguments arguments = invocation.arguments();
    Expectation expectation = expectation(arguments);
    Optional<String> reason = arguments.optional(REASON.name());
    SessionManager manager = invocation.manager();
    SessionOutput output = invocation.sessions();
    return invocation.forEachSession(
        manager,
        id ->
            output.changed(
                change.by(manager, id, expectation, reason), SessionTable.shortIds(manager)));
  }

  private static Expectation expectation(Arguments arguments) {
    Optional<Long> revision = arguments.number(EXPECT_REVISION.name(), 1, Long.MAX_VALUE);
    return new Expectation(
        revision.map(OptionalLong::of).orElse(OptionalLong.empty()),
        arguments.optional(EXPECT_STATUS.name(), SessionChanges::expectedStatus));
  }

  private static SessionStatus expectedStatus(String text) {
    try {
      return SessionStatus.parse(text);
    } catch (InvalidInputException e) {
      throw InvalidInputException.unknown("--" + EXPECT_STATUS.name(), text, e.allowed());
    }
  }
}

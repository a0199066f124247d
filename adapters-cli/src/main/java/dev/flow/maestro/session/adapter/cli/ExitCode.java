package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionFailure;
import dev.flow.maestro.session.domain.ErrorCode;
import java.util.List;

/** What the exit code of the process means. */
public enum ExitCode {
  /** Done. */
  DONE(0, "done"),
  /** A bug of ours. */
  BUG(1, "a bug of ours; the message says how to report it"),
  /** Wrong usage or invalid input. */
  INVALID(2, "wrong usage or invalid input"),
  /** No such session, template or remembered repository. */
  NOT_FOUND(3, "no such session, template or remembered repository"),
  /** The policy does not allow the transition, or no longer what was waited for. */
  ILLEGAL_TRANSITION(
      4, "illegal transition; the message lists what is allowed; or wait can no longer be met"),
  /** Not what the caller expected, held, or an ambiguous prefix. */
  CONFLICT(5, "conflict: exists already, not as expected, held, or an ambiguous prefix"),
  /** A record that cannot be read, or something else that is wrong with the store. */
  UNREADABLE(
      6,
      "a record or bundle that cannot be read, or export left something out; or doctor found something"),
  /** The store, or standard output, cannot be reached, locked or written. */
  UNAVAILABLE(7, "the store cannot be reached, locked or written; or standard output cannot"),
  /** What was waited for has not happened in time. */
  TIMED_OUT(8, "the time was up before what wait waits for");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The number that the shell sees. */
  public int number() {
    return number;
  }

  /** What it means, for the help. */
  String meaning() {
    return meaning;
  }

  /** The one with the higher number. */
  ExitCode orWorse(ExitCode other) {
    return other.number > number ? other : this;
  }

  /** Of something done to several sessions: the first failure's, where there is one. */
  static ExitCode ofFirst(List<SessionFailure> failures) {
    return failures.stream().findFirst().map(failure -> of(failure.cause().code())).orElse(DONE);
  }

  /** The one place where error codes become exit codes. */
  static ExitCode of(ErrorCode code) {
    return switch (code) {
      case INVALID_INPUT -> INVALID;
      case NOT_FOUND -> NOT_FOUND;
      case ILLEGAL_TRANSITION -> ILLEGAL_TRANSITION;
      case ALREADY_EXISTS, CONFLICT, HELD, AMBIGUOUS_ID -> CONFLICT;
      case UNREADABLE -> UNREADABLE;
      case STORE_UNAVAILABLE, STORE_LOCKED -> UNAVAILABLE;
    };
  }
}

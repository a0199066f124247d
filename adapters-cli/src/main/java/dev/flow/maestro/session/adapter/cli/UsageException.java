package dev.flow.maestro.session.adapter.cli;

import java.util.Optional;

/** Words that make no command. */
final class UsageException extends RuntimeException {

  private final Optional<String> hint;

  UsageException(String message, Optional<String> hint) {
    super(message);
    this.hint = hint;
  }

  UsageException(String message, String hint) {
    this(message, Optional.of(hint));
  }

  Optional<String> hint() {
    return hint;
  }
}

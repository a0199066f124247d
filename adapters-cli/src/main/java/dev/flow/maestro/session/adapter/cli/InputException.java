package dev.flow.maestro.session.adapter.cli;

import java.io.IOException;

/** Standard input that cannot be read. */
final class InputException extends RuntimeException {

  InputException(IOException cause) {
    super("cannot read standard input: " + cause.getMessage(), cause);
  }
}

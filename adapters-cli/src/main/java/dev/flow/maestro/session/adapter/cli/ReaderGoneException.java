package dev.flow.maestro.session.adapter.cli;

/** Whoever read standard output through a pipe has closed it, and wants no more. */
final class ReaderGoneException extends RuntimeException {

  ReaderGoneException() {
    super("the reader of standard output is gone", null, false, false);
  }
}

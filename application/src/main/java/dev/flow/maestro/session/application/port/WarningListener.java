package dev.flow.maestro.session.application.port;

/**
 * Is told what a person should know although the use case succeeded, such as a git repository that
 * could not be read. It should not throw.
 */
@FunctionalInterface
public interface WarningListener {

  /** Takes note of a warning, one sentence without a full stop. */
  void onWarning(String message);

  /** Takes note of nothing. */
  static WarningListener none() {
    return message -> {};
  }
}

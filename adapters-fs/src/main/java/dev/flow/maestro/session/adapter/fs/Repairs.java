package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Repair;
import java.io.IOException;

/** Mends what is found, or says that it could be. */
final class Repairs {

  private Repairs() {}

  interface Step {
    void run() throws IOException;
  }

  /**
   * Runs the step if it is wanted.
   *
   * @return the finding with what became of it
   */
  static Finding attempt(Finding finding, boolean wanted, Step step) {
    if (!wanted) {
      return finding.with(Repair.POSSIBLE);
    }
    try {
      step.run();
      return finding.with(Repair.DONE);
    } catch (IOException e) {
      return finding.failed(Failures.reason(e));
    }
  }
}

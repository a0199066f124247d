package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.util.Comparator;
import java.util.List;

/**
 * What an inspection of a store found.
 *
 * @param records how many records were looked at, readable or not
 * @param findings what is wrong, and what was; those of the whole store first, then those of a
 *     session together
 */
public record StoreReport(int records, List<Finding> findings) {

  private static final Comparator<Finding> BY_SESSION =
      Comparator.comparing(finding -> finding.session().map(SessionId::toString).orElse(""));

  /** Puts the findings in order; those of one place stay as they come. */
  public StoreReport {
    findings = findings.stream().sorted(BY_SESSION).toList();
  }

  /** Whether nothing is wrong, or nothing is any more. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(Finding::isOpen);
  }
}

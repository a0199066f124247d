package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.ImportResult.Outcome;
import dev.flow.maestro.session.domain.ErrorCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an import did.
 *
 * @param counts how many sessions there are of each outcome
 * @param failure what kind of failure the first one was, if any session failed
 */
public record ImportReport(Map<Outcome, Integer> counts, Optional<ErrorCode> failure) {

  /** Copies the counts. */
  public ImportReport {
    Map<Outcome, Integer> all = new EnumMap<>(Outcome.class);
    all.putAll(counts);
    counts = Collections.unmodifiableMap(all);
  }

  /** How many sessions have this outcome. */
  public int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Counts results. */
  static final class Counter {

    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private Optional<ErrorCode> failure = Optional.empty();

    void count(ImportResult result) {
      counts.merge(result.outcome(), 1, Integer::sum);
      failure = failure.or(result::error);
    }

    ImportReport report() {
      return new ImportReport(counts, failure);
    }
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.ErrorCode;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one session of an import.
 *
 * @param id the session as the store has it
 * @param outcome what became of it
 * @param from the id that it came with, where it got another
 * @param reason why, without a full stop, where that says more
 * @param error what kind of failure, where it failed
 */
public record ImportResult(
    SessionId id,
    Outcome outcome,
    Optional<SessionId> from,
    Optional<String> reason,
    Optional<ErrorCode> error) {

  /** What can become of a session. */
  public enum Outcome {
    /** It is in the store now. */
    IMPORTED,
    /** It was not needed; the store's stayed as it was. */
    SKIPPED,
    /** The store's was brought to where the one that came is. */
    REPLACED,
    /** It is in the store under an id of its own. */
    FORKED,
    /** The store has another one with its id, which stayed as it was. */
    CONFLICT,
    /** The store could not take it, and has nothing of it. */
    FAILED;

    /** The name in output. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ImportResult of(SessionId id, Outcome outcome) {
    return new ImportResult(id, outcome, Optional.empty(), Optional.empty(), Optional.empty());
  }

  ImportResult from(SessionId origin) {
    return new ImportResult(id, outcome, Optional.of(origin), reason, error);
  }

  ImportResult because(String why) {
    return new ImportResult(id, outcome, from, Optional.of(why), error);
  }

  ImportResult because(SessionException failure) {
    return new ImportResult(
        id,
        outcome,
        from,
        Optional.of(String.valueOf(failure.getMessage())),
        Optional.of(failure.code()));
  }

  /** The data by name, for programs. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("session_id", id.toString());
    details.put("outcome", outcome.key());
    from.ifPresent(origin -> details.put("from", origin.toString()));
    reason.ifPresent(why -> details.put("reason", why));
    return details;
  }
}

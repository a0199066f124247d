package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several entries of the trash begin like this: of several sessions, or of one that came twice. */
public final class AmbiguousEntryException extends SessionException {

  private static final int SHOWN = 5;

  private final String prefix;
  private final List<String> candidates;

  /** For a prefix and the names of all entries that begin with it. */
  public AmbiguousEntryException(String prefix, List<String> candidates) {
    super(ErrorCode.AMBIGUOUS_ID, message(prefix, candidates));
    this.prefix = prefix;
    this.candidates = List.copyOf(candidates);
  }

  /** What was given. */
  public String prefix() {
    return prefix;
  }

  /** The names that begin with it. */
  public List<String> candidates() {
    return candidates;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("prefix", prefix);
    details.put("candidates", candidates);
    return details;
  }

  private static String message(String prefix, List<String> candidates) {
    return Quote.of(prefix)
        + " begins "
        + candidates.size()
        + " entries of the trash: "
        + String.join(", ", candidates.subList(0, Math.min(SHOWN, candidates.size())))
        + (candidates.size() > SHOWN ? ", …" : "");
  }
}

package dev.flow.maestro.session.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several ids begin like this. */
public final class AmbiguousIdException extends SessionException {

  private static final int SHOWN = 5;

  private final String prefix;
  private final List<SessionId> candidates;

  /** For a prefix and all the ids that begin with it. */
  public AmbiguousIdException(String prefix, List<SessionId> candidates) {
    super(ErrorCode.AMBIGUOUS_ID, message(prefix, candidates));
    this.prefix = prefix;
    this.candidates = List.copyOf(candidates);
  }

  /** What was given. */
  public String prefix() {
    return prefix;
  }

  /** The ids that begin with it. */
  public List<SessionId> candidates() {
    return candidates;
  }

  @Override
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("prefix", prefix);
    details.put("candidates", candidates.stream().map(SessionId::toString).toList());
    return details;
  }

  private static String message(String prefix, List<SessionId> candidates) {
    StringBuilder message =
        new StringBuilder("\"")
            .append(prefix)
            .append("\" begins ")
            .append(candidates.size())
            .append(" ids: ");
    candidates.stream().limit(SHOWN).forEach(id -> message.append(id).append(", "));
    message.setLength(message.length() - 2);
    return candidates.size() > SHOWN ? message.append(", …").toString() : message.toString();
  }
}

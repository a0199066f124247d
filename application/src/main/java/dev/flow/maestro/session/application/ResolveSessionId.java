package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.AmbiguousIdException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the id that a person meant by its first characters, and which characters suffice. */
public final class ResolveSessionId {

  private final SessionRepository repository;

  /** Uses the repository. */
  public ResolveSessionId(SessionPorts ports) {
    this(ports.repository());
  }

  ResolveSessionId(SessionRepository repository) {
    this.repository = repository;
  }

  /**
   * The id that begins with the text. A whole id is taken as it is, whether or not there is such a
   * session.
   *
   * @throws SessionNotFoundException if no id begins like this, or the text is empty
   * @throws AmbiguousIdException if several do
   */
  public SessionId resolve(String text) {
    return SessionId.parse(text).orElseGet(() -> onlyIdStartingWith(text));
  }

  /**
   * The shortest beginnings by which these ids can be told from all that are in the store.
   *
   * @param least how many characters at the least
   */
  public Map<SessionId, String> shortest(Collection<SessionId> ids, int least) {
    NavigableSet<SessionId> all = new TreeSet<>(repository.idsStartingWith(""));
    Map<SessionId, String> beginnings = new LinkedHashMap<>();
    for (SessionId id : ids) {
      String text = id.toString();
      // Only the neighbours can have more in common with it than the others.
      int common =
          Stream.of(Optional.ofNullable(all.lower(id)), Optional.ofNullable(all.higher(id)))
              .flatMap(Optional::stream)
              .mapToInt(other -> inCommon(text, other.toString()))
              .max()
              .orElse(0);
      beginnings.put(id, text.substring(0, Math.max(least, common + 1)));
    }
    return beginnings;
  }

  private static int inCommon(String one, String other) {
    int length = 0;
    while (one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }

  private SessionId onlyIdStartingWith(String prefix) {
    List<SessionId> candidates = prefix.isEmpty() ? List.of() : repository.idsStartingWith(prefix);
    if (candidates.isEmpty()) {
      throw new SessionNotFoundException(prefix);
    }
    if (candidates.size() > 1) {
      throw new AmbiguousIdException(prefix, candidates);
    }
    return candidates.get(0);
  }
}

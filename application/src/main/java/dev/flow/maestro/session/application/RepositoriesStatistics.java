package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.StoreStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the sessions of several repositories fare, seen together.
 *
 * @param statistics of all sessions
 * @param repositories how many repositories they are of, those that could not be looked into apart
 * @param unreachable the repositories that could not be looked into, or not to the end
 */
public record RepositoriesStatistics(
    StoreStatistics statistics, int repositories, List<UnreachableRepository> unreachable) {

  /** Copies the list. */
  public RepositoriesStatistics {
    unreachable = List.copyOf(unreachable);
  }

  /** The data by name, for programs. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>(statistics.details());
    details.put("repositories", repositories);
    details.put("unreachable", unreachable.stream().map(UnreachableRepository::details).toList());
    return details;
  }
}

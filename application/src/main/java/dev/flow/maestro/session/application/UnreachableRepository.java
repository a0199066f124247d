package dev.flow.maestro.session.application;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A repository that could not be looked into, so that what it may hold is missing in a result.
 *
 * @param repository the root, as it was asked for
 * @param reason what is wrong
 */
public record UnreachableRepository(Path repository, String reason) {

  /** The data by name, for programs. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("repository", repository.toString());
    details.put("reason", reason);
    return details;
  }

  /** A sentence for people. */
  @Override
  public String toString() {
    return "cannot look into the repository " + repository + ": " + reason;
  }
}

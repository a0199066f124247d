package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What a query over several repositories found.
 *
 * @param sessions the sessions that match, in the order of the query over all repositories; equal
 *     ones by the path of their repository
 * @param unreadable every record that could not be read and so might have matched
 * @param unreachable the repositories that could not be looked into
 */
public record RepositoriesResult(
    List<InRepository<Session>> sessions,
    List<InRepository<UnreadableRecord>> unreadable,
    List<UnreachableRepository> unreachable) {

  /** Copies the lists. */
  public RepositoriesResult {
    sessions = List.copyOf(sessions);
    unreadable = List.copyOf(unreadable);
    unreachable = List.copyOf(unreachable);
  }
}

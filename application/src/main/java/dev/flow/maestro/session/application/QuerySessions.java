package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;

/** Finds sessions. */
public final class QuerySessions {

  private final SessionRepository repository;

  /** Uses the repository. */
  public QuerySessions(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /**
   * The sessions that match, newest first or, where there is a search, the best match first, and
   * every record that could not be read.
   */
  public QueryResult query(SessionQuery query) {
    return repository.query(query);
  }
}

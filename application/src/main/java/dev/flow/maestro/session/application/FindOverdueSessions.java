package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.TimeLimit;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.InstantSource;

/** Finds sessions that have not ended although their time-out has passed. */
public final class FindOverdueSessions {

  private final OverdueScan scan;

  /** Uses the repository and clock. */
  public FindOverdueSessions(SessionPorts ports) {
    this(ports.repository(), ports.clock());
  }

  FindOverdueSessions(SessionRepository repository, InstantSource clock) {
    this.scan = new OverdueScan(repository, clock);
  }

  /**
   * The overdue sessions that match, newest first, and every record that could not be read; a
   * session that may be overdue and whose history cannot be read is one of these. Nothing is
   * changed: health never changes a status by itself.
   */
  public QueryResult find(SessionQuery query) {
    FirstSessions newest = new FirstSessions(query);
    scan.run(
        query,
        new OverdueScan.Listener() {
          @Override
          public void onOverdue(TimeLimit judged) {
            newest.onSession(judged.session());
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            newest.onUnreadable(record);
          }
        });
    return newest.result();
  }
}

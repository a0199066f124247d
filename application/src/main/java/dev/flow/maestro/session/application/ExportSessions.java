package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.RecordSink;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Takes whole sessions out of the store: themselves, their histories, the files of other tools. */
public final class ExportSessions {

  private final SessionRepository repository;

  /** Uses the repository. */
  public ExportSessions(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /** Is told of an export. */
  public interface Listener {

    /** So many of all sessions were looked at. */
    void onProgress(int done, int all);

    /** A record, or a file of another tool, cannot be read, and is not in the export. */
    void onUnreadable(UnreadableRecord record);
  }

  /**
   * What an export took.
   *
   * @param sessions how many sessions
   * @param leftOut how many records and files of other tools could not be read
   */
  public record Report(int sessions, int leftOut) {}

  /**
   * Exports the sessions that a query finds, all of them, whatever its limit.
   *
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if the store cannot be
   *     reached
   */
  public Report export(SessionQuery query, RecordSink sink, Listener listener) {
    Run run = new Run(sink, listener);
    List<SessionId> ids = new ArrayList<>();
    repository.scan(
        query,
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            ids.add(session.id());
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            run.leaveOut(record);
          }
        });
    ids.sort(null);
    return run.export(ids);
  }

  /**
   * Exports these sessions.
   *
   * @throws SessionNotFoundException if there is no record of one of them; nothing was taken
   */
  public Report export(Collection<SessionId> ids, RecordSink sink, Listener listener) {
    TreeSet<SessionId> ordered = new TreeSet<>(ids);
    for (SessionId id : ordered) {
      if (repository.idsStartingWith(id.toString()).isEmpty()) {
        throw new SessionNotFoundException(id);
      }
    }
    return new Run(sink, listener).export(ordered);
  }

  private final class Run {

    private final RecordSink sink;
    private final Listener listener;
    private int sessions;
    private int leftOut;

    Run(RecordSink sink, Listener listener) {
      this.sink = sink;
      this.listener = listener;
    }

    Report export(Collection<SessionId> ids) {
      int done = 0;
      for (SessionId id : ids) {
        // Empty: deleted meanwhile.
        readable(id)
            .ifPresent(
                record -> {
                  sink.take(record, this::leaveOut);
                  sessions++;
                });
        listener.onProgress(++done, ids.size());
      }
      return new Report(sessions, leftOut);
    }

    private Optional<SessionRecord> readable(SessionId id) {
      try {
        return repository.record(id);
      } catch (UnreadableSessionException e) {
        leaveOut(e.record());
        return Optional.empty();
      }
    }

    void leaveOut(UnreadableRecord record) {
      leftOut++;
      listener.onUnreadable(record);
    }
  }
}

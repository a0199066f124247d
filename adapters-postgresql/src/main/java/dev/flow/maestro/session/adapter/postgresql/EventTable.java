package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The events of sessions, on one connection. */
final class EventTable {

  private static final int BATCH = 1000;

  static final String INSERT =
      "insert into maestro.event (session_key, revision, mark, line) values (?, ?, ?, ?)";

  private static final String LAST =
      "select revision, line from maestro.event where session_key = ? and revision = ?";

  private static final String ALL =
      "select revision, line from maestro.event where session_key = ? order by revision";

  private static final String MARKED =
      "select 1 from maestro.event where mark = ? and session_key = ?";

  private final Connection connection;

  EventTable(Connection connection) {
    this.connection = connection;
  }

  /** Adds events, all with the mark of this transaction. */
  void insert(long key, UUID mark, List<SessionEvent> events) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      int waiting = 0;
      for (SessionEvent event : events) {
        setInsert(statement, 1, key, mark, event);
        statement.addBatch();
        if (++waiting == BATCH) {
          statement.executeBatch();
          waiting = 0;
        }
      }
      statement.executeBatch();
    }
  }

  /** Sets the parameters of {@link #INSERT} from this number on, and gives the next. */
  static int setInsert(
      PreparedStatement statement, int first, long key, UUID mark, SessionEvent event)
      throws SQLException {
    int number = first;
    statement.setLong(number++, key);
    statement.setLong(number++, event.revision());
    statement.setObject(number++, mark);
    statement.setString(number++, new StoredEvent(event, Optional.empty()).toLine());
    return number;
  }

  /** The proof that events with this mark were stored. */
  static Effect.Proof proof(long key, UUID mark) {
    return connection -> {
      try (PreparedStatement statement = connection.prepareStatement(MARKED)) {
        statement.setObject(1, mark);
        statement.setLong(2, key);
        try (ResultSet rows = statement.executeQuery()) {
          return rows.next();
        }
      }
    };
  }

  /**
   * Makes sure that the event which led to the session as it is can be read.
   *
   * @throws UnreadableSessionException if not
   */
  void requireLast(StoredSession session) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST)) {
      statement.setLong(1, session.key());
      statement.setLong(2, session.revision());
      requireEnd(session, read(session, statement));
    }
  }

  /**
   * Makes sure that this line is of the event which led to the session as it is.
   *
   * @throws UnreadableSessionException if not
   */
  static void requireEvent(StoredSession session, String line) {
    event(session, session.revision(), line);
  }

  /**
   * The whole history.
   *
   * @throws UnreadableSessionException if it cannot be read, or does not lead to the session
   */
  List<SessionEvent> all(StoredSession session) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ALL)) {
      statement.setLong(1, session.key());
      List<SessionEvent> events = read(session, statement);
      requireEnd(session, events);
      return events;
    }
  }

  private static List<SessionEvent> read(StoredSession session, PreparedStatement statement)
      throws SQLException {
    List<SessionEvent> events = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        events.add(event(session, rows.getLong("revision"), rows.getString("line")));
      }
    }
    return events;
  }

  private static SessionEvent event(StoredSession session, long revision, String line) {
    SessionEvent event;
    try {
      event = StoredEvent.parse(line.getBytes(StandardCharsets.UTF_8)).event();
    } catch (MalformedDocumentException e) {
      throw new UnreadableSessionException(
          e.inRecord(session.id().toString(), location(session, revision)), e);
    }
    if (!event.sessionId().equals(session.id())) {
      throw unreadable(session, revision, "session_id", "is of session " + event.sessionId());
    }
    if (event.revision() != revision) {
      throw unreadable(session, revision, "revision", "is of revision " + event.revision());
    }
    return event;
  }

  private static void requireEnd(StoredSession session, List<SessionEvent> events) {
    if (events.isEmpty() || events.get(events.size() - 1).revision() != session.revision()) {
      throw unreadable(
          session,
          session.revision(),
          "revision",
          "the history has no event that led to revision " + session.revision());
    }
  }

  private static UnreadableSessionException unreadable(
      StoredSession session, long revision, String member, String reason) {
    return new UnreadableSessionException(
        new UnreadableRecord(
            session.id().toString(),
            location(session, revision),
            Optional.of(member),
            OptionalLong.empty(),
            reason));
  }

  private static String location(StoredSession session, long revision) {
    return session.location() + ", maestro.event revision " + revision;
  }
}

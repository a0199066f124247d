package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.postgresql.PostgresSessionRepository;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionRevision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A database with many sessions. The store writes a thousand; the others are copies that the server
 * makes, with an id and times of their own in every column, document and event.
 */
final class ManyRows {

  /** A word that {@link #RARE} sessions have in their feature requests. */
  static final String RARE_WORD = "heliotrope";

  static final int RARE = 10;

  private static final int MOST_ORIGINALS = 1_000;

  /** How documents and events write a time. */
  private static final String TIME = "'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'";

  private static final String COPIES =
      """
      create temporary table copy as
      select s.key as original, s.id as original_id,
        nextval(pg_get_serial_sequence('maestro.session', 'key')) as key,
        cast(overlay(overlay(md5(n || ' ' || s.id) placing '4' from 13) placing '8' from 17) as uuid)
          as id,
        gen_random_uuid() as mark, n * %2$d * interval '%3$d s' as later
      from generate_series(1, %1$d / %2$d) n,
        (select *, row_number() over (order by key) as place from maestro.session) s
      where n * %2$d + s.place <= %1$d
      order by n, s.key""";

  private static final String SESSIONS =
      """
      insert into maestro.session (key, id, revision, document, digest, changed_at, created_at,
        status, phase, branch, active, words)
      overriding system value
      select key, id, revision, document, sha256(document), changed_at, created_at, status, phase,
        branch, active, words
      from (
        select c.key, c.id, s.revision, s.changed_at + later as changed_at,
          s.created_at + later as created_at, s.status, s.phase, s.branch, s.active, s.words,
          convert_to(
            replace(replace(replace(convert_from(s.document, 'UTF8'),
              cast(s.id as text), cast(c.id as text)),
              to_char(s.created_at, %1$s), to_char(s.created_at + later, %1$s)),
              to_char(s.changed_at, %1$s), to_char(s.changed_at + later, %1$s)),
            'UTF8') as document
        from copy c join maestro.session s on s.key = c.original
        order by c.key
      ) copied"""
          .formatted(TIME);

  /** A server of version 18 has its own, which comes first. */
  private static final String CHECKSUM =
      """
      create function crc32c(bytes bytea) returns bigint immutable language plpgsql as $$
      declare
        sum bigint := 4294967295;
      begin
        for i in 0 .. length(bytes) - 1 loop
          sum := sum # get_byte(bytes, i);
          for bit in 1 .. 8 loop
            sum := (sum >> 1) # (2197175160 * (sum & 1));
          end loop;
        end loop;
        return sum # 4294967295;
      end $$""";

  /** A line ends with a checksum of 8 digits, in a member of 25 characters with the brace. */
  private static final String EVENTS =
      """
      insert into maestro.event (session_key, revision, mark, line)
      select key, revision, mark, open || ', "checksum": "'
        || lpad(to_hex(crc32c(convert_to(open, 'UTF8'))), 8, '0') || '"}'
      from (
        select c.key, e.revision, c.mark,
          replace(replace(left(e.line, -25), cast(c.original_id as text), cast(c.id as text)),
            to_char(at, %1$s), to_char(at + later, %1$s)) as open
        from copy c
        join maestro.session s on s.key = c.original
        join maestro.event e on e.session_key = s.key
        cross join lateral (select s.created_at + (e.revision - 1) * interval '%2$d s' as at) a
        order by c.key, e.revision
      ) copied"""
          .formatted(TIME, StoreGenerator.SECONDS_APART);

  private ManyRows() {}

  /**
   * The name of a database with this many sessions, made where it is not there yet. It is to be
   * read only.
   */
  static String database(String server, int rows) throws SQLException {
    String name = "sessions_" + rows;
    if (!exists(server, name)) {
      String unfinished = "unfinished_" + rows;
      Sql.execute(
          server,
          "postgres",
          "drop database if exists " + unfinished,
          "create database " + unfinished);
      fill(server, unfinished, rows);
      Sql.execute(server, "postgres", "alter database " + unfinished + " rename to " + name);
    }
    return name;
  }

  private static boolean exists(String server, String name) throws SQLException {
    try (Connection connection = Sql.connect(server, "postgres");
        PreparedStatement statement =
            connection.prepareStatement("select 1 from pg_database where datname = ?")) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void fill(String server, String database, int rows) throws SQLException {
    int others = rows - RARE;
    int originals = Math.min(MOST_ORIGINALS, others / 2);
    try (PostgresSessionRepository store =
        PostgresSessionRepository.open(Sql.settings(server, database, 1))) {
      for (int n = 0; n < originals; n++) {
        store.land(StoreGenerator.record(n));
      }
      try (Connection connection = Sql.connect(server, database);
          Statement statement = connection.createStatement()) {
        statement.execute("set timezone = 'UTC'");
        // A foreign key is not looked up for each event.
        statement.execute("set session_replication_role = replica");
        statement.execute(COPIES.formatted(others, originals, StoreGenerator.SECONDS_APART));
        statement.execute("analyze copy");
        statement.execute(SESSIONS);
        statement.execute(CHECKSUM);
        statement.execute(EVENTS);
        statement.execute("drop function public.crc32c");
      }
      for (int n = 0; n < RARE; n++) {
        store.land(rare(originals + n * (others / RARE)));
      }
    }
    Sql.execute(server, database, "vacuum (analyze)");
  }

  /** Session {@code n}, with the rare word at the end. */
  private static SessionRecord rare(int n) {
    Session usual = StoreGenerator.first(n).session();
    SessionRevision first =
        Session.start(
            usual.id(),
            usual.featureRequest() + " " + RARE_WORD,
            SessionConfiguration.defaults(),
            usual.gitContext(),
            usual.createdAt());
    return new SessionRecord(
        first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.none());
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.adapter.cli.Table.Cell;
import dev.flow.maestro.session.adapter.cli.Table.Column;
import dev.flow.maestro.session.application.TrashedSession;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.Timestamps;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in the trash, for people and for programs. */
final class TrashText {

  private TrashText() {}

  /**
   * A table. Each entry has as much of its name as {@code trash restore} needs: the beginning of
   * the id, or all of it where the same session is there several times or ids are alike.
   */
  static String forPeople(List<TrashedSession> sessions, Style style, Instant now) {
    Table table =
        new Table(
            List.of(
                new Column("ENTRY", false),
                new Column("STATUS", false),
                new Column("DELETED", true),
                new Column("REQUEST", false)));
    Map<String, Integer> beginnings = new HashMap<>();
    sessions.forEach(it -> beginnings.merge(beginning(it), 1, Integer::sum));
    for (TrashedSession trashed : sessions) {
      String beginning = beginning(trashed);
      boolean isAlone = beginnings.getOrDefault(beginning, 0) == 1;
      table.add(
          List.of(
              Cell.of(isAlone ? beginning : trashed.entry().name(), Ink.BOLD),
              trashed
                  .session()
                  .map(it -> Cell.of(Style.marked(it.status()), Style.inkOf(it.status())))
                  .orElse(Cell.of("unreadable", Ink.RED)),
              Cell.of(Ago.of(trashed.entry().deletedAt(), now), Ink.DIM),
              Cell.of(trashed.session().map(Session::featureRequest).orElse(""), List.of())));
    }
    return table.text(style);
  }

  private static String beginning(TrashedSession trashed) {
    return trashed.entry().name().substring(0, SessionTable.ID_LENGTH);
  }

  /** The members of an object; what cannot be read of the session is left out. */
  static Map<String, Object> forPrograms(TrashedSession trashed) {
    Map<String, Object> members = forPrograms(trashed.entry());
    trashed
        .session()
        .ifPresent(
            session -> {
              members.put("feature_request", session.featureRequest());
              members.put("status", session.status().key());
              members.put("created_at", Timestamps.format(session.createdAt()));
              members.put("revision", session.revision());
            });
    return members;
  }

  /** The members of an object: what names the entry. */
  static Map<String, Object> forPrograms(TrashEntry entry) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", entry.id().toString());
    members.put("deleted_at", Timestamps.format(entry.deletedAt()));
    members.put("entry", entry.name());
    return members;
  }
}

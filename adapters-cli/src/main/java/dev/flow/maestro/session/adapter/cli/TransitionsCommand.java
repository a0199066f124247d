package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.adapter.cli.Table.Cell;
import dev.flow.maestro.session.adapter.cli.Table.Column;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which status may follow which, or what a session may become and why nothing else. */
final class TransitionsCommand implements Command {

  private static final CommandSpec SPEC =
      new CommandSpec(
          "transitions",
          "Tell which status may follow which, or what a session may become and why not",
          List.of(
              OptionSpec.optional(
                      SharedOptions.SESSION_ID.name(),
                      "ID",
                      "of this session: the id, the beginning of it, or last, last:2 ...")
                  .orBare(),
              SharedOptions.OUTPUT_OR_TEXT),
          List.of("transitions", "transitions 3f01"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    SessionManager manager = invocation.manager();
    if (invocation.arguments().has(SharedOptions.SESSION_ID.name())) {
      Session session = manager.getSession(invocation.sessionId(manager));
      invocation
          .output()
          .show(
              () -> ofSession(session, manager, invocation.style()),
              () -> ofSession(session, manager));
    } else {
      invocation.output().show(() -> all(manager, invocation.style()), () -> all(manager));
    }
    return ExitCode.DONE;
  }

  private static Map<String, Object> all(SessionManager manager) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (SessionStatus from : SessionStatus.values()) {
      members.put(from.key(), keys(manager.statusesAfter(from)));
    }
    return members;
  }

  private static String all(SessionManager manager, Style style) {
    Table table = new Table(List.of(new Column("FROM", false), new Column("TO", false)));
    for (SessionStatus from : SessionStatus.values()) {
      Set<SessionStatus> next = manager.statusesAfter(from);
      table.add(
          List.of(
              Cell.of(Style.marked(from), Style.inkOf(from)),
              Cell.of(next.isEmpty() ? "nothing: it has ended" : String.join(", ", keys(next)))));
    }
    return table.text(style);
  }

  private static Map<String, Object> ofSession(Session session, SessionManager manager) {
    Map<String, Object> refused = new LinkedHashMap<>();
    Set<SessionStatus> next = manager.statusesAfter(session.status());
    for (SessionStatus to : SessionStatus.values()) {
      if (!next.contains(to)) {
        refused.put(to.key(), whyNot(session.status(), to, manager));
      }
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", session.id().toString());
    members.put("status", session.status().key());
    members.put("allowed", keys(next));
    members.put("refused", refused);
    return members;
  }

  private static String ofSession(Session session, SessionManager manager, Style style) {
    Set<SessionStatus> next = manager.statusesAfter(session.status());
    Table table = new Table(List.of(new Column("TO", false), new Column("", false)));
    for (SessionStatus to : SessionStatus.values()) {
      boolean allowed = next.contains(to);
      table.add(
          List.of(
              Cell.of(Style.marked(to), allowed ? Style.inkOf(to) : Ink.DIM),
              allowed
                  ? Cell.of("may follow")
                  : Cell.of("no: " + whyNot(session.status(), to, manager), Ink.DIM)));
    }
    return "session "
        + session.id()
        + " is "
        + style.in(Style.inkOf(session.status()), Style.marked(session.status()))
        + "\n"
        + table.text(style);
  }

  private static String whyNot(SessionStatus from, SessionStatus to, SessionManager manager) {
    if (from.isTerminal()) {
      return from.key() + " is an end; undo takes it back";
    }
    if (from == to) {
      return "it is that already";
    }
    List<String> before =
        List.of(SessionStatus.values()).stream()
            .filter(status -> manager.statusesAfter(status).contains(to))
            .map(SessionStatus::key)
            .toList();
    return before.isEmpty() ? "follows nothing" : "follows only " + String.join(", ", before);
  }

  private static List<String> keys(Set<SessionStatus> statuses) {
    return statuses.stream().map(SessionStatus::key).collect(Collectors.toList());
  }
}

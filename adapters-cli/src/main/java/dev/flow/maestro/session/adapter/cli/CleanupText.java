package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.CleanupPlan;
import dev.flow.maestro.session.application.CleanupReceipt;
import dev.flow.maestro.session.application.SessionFailure;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.FinishedSession;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.Timestamps;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a cleanup did or would do, for people and for programs.
 *
 * @param text some lines
 * @param members the members of an object
 */
record CleanupText(String text, Map<String, Object> members) {

  /** Of what would be done. */
  static CleanupText of(CleanupPlan plan) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("dry_run", true);
    members.put("moved", plan.chosen().stream().map(CleanupText::chosen).toList());
    members.put("held", ids(plan.held()));
    members.put("changed", List.of());
    members.put("removed", plan.expired().stream().map(TrashText::forPrograms).toList());
    members.put("failed", List.of());
    StringBuilder text = new StringBuilder();
    plan.chosen().forEach(session -> line(text, "would move", session.id()));
    rest(text, plan.held(), List.of());
    plan.expired().forEach(entry -> line(text, "would remove for good", entry.id()));
    text.append("would move ").append(counted(plan.chosen().size())).append(" to the trash");
    if (!plan.expired().isEmpty()) {
      text.append(", remove ").append(counted(plan.expired().size())).append(" from it for good");
    }
    return new CleanupText(text.append('\n').toString(), members);
  }

  /** Of what was done. */
  static CleanupText of(CleanupReceipt receipt) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("dry_run", false);
    members.put("moved", receipt.moved().stream().map(TrashText::forPrograms).toList());
    members.put("held", ids(receipt.held()));
    members.put("changed", ids(receipt.changed()));
    members.put("removed", receipt.removed().stream().map(TrashText::forPrograms).toList());
    members.put("failed", receipt.failed().stream().map(CleanupText::failed).toList());
    StringBuilder text = new StringBuilder();
    receipt.moved().stream().map(TrashEntry::id).forEach(id -> line(text, "moved", id));
    rest(text, receipt.held(), receipt.changed());
    receipt.removed().forEach(entry -> line(text, "removed for good", entry.id()));
    text.append("moved ").append(counted(receipt.moved().size())).append(" to the trash");
    if (!receipt.removed().isEmpty()) {
      text.append(", removed ")
          .append(counted(receipt.removed().size()))
          .append(" from it for good");
    }
    if (!receipt.moved().isEmpty()) {
      text.append("; trash restore ID brings one back");
    }
    return new CleanupText(text.append('\n').toString(), members);
  }

  static String counted(int sessions) {
    return sessions + (sessions == 1 ? " session" : " sessions");
  }

  private static void rest(StringBuilder text, List<SessionId> held, List<SessionId> changed) {
    held.forEach(id -> line(text, "left, because it is held", id));
    changed.forEach(id -> line(text, "left, because it was changed meanwhile", id));
  }

  private static void line(StringBuilder text, String what, SessionId id) {
    text.append(id).append("  ").append(what).append('\n');
  }

  private static List<String> ids(List<SessionId> ids) {
    return ids.stream().map(SessionId::toString).toList();
  }

  private static Map<String, Object> chosen(FinishedSession session) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", session.id().toString());
    members.put("status", session.status().key());
    members.put("finished_at", Timestamps.format(session.finishedAt()));
    return members;
  }

  private static Map<String, Object> failed(SessionFailure failure) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", failure.id().toString());
    members.put("message", String.valueOf(failure.cause().getMessage()));
    return members;
  }
}

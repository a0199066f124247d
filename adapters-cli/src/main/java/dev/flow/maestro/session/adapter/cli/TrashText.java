package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.TrashedSession;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Timestamps;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is in the trash, for programs. */
final class TrashText {

  private TrashText() {}

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

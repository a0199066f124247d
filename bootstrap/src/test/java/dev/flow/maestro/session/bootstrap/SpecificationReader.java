package dev.flow.maestro.session.bootstrap;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads a document as a program does that knows the specification's members and nothing of ours.
 */
final class SpecificationReader {

  private static final Set<String> KNOWN =
      Set.of(
          "session_id",
          "feature_request",
          "status",
          "created_at",
          "updated_at",
          "completed_at",
          "current_phase",
          "git_context.branch",
          "git_context.commit",
          "git_context.repo_root",
          "git_context.is_worktree",
          "git_context.worktree_name",
          "prd_reference.filename",
          "prd_reference.path",
          "prd_reference.version",
          "statistics.total_tasks",
          "statistics.completed_tasks",
          "statistics.failed_tasks",
          "statistics.decisions_made",
          "statistics.checkpoints_created",
          "statistics.error_recovery_count",
          "statistics.duration_seconds",
          "configuration.max_iterations",
          "configuration.timeout_minutes",
          "configuration.auto_checkpoint",
          "configuration.error_recovery_enabled");

  private SpecificationReader() {}

  /** The members of the specification by path, and the paths of all others. */
  record Reading(Map<String, String> members, Set<String> unknown) {}

  static Reading read(Path file) throws IOException {
    Map<String, String> members = new TreeMap<>();
    Set<String> unknown = new TreeSet<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue()) {
          String path = json.getParsingContext().pathAsPointer().toString().substring(1);
          String member = path.replace('/', '.');
          if (KNOWN.contains(member)) {
            members.put(member, json.getText());
          } else {
            unknown.add(member);
          }
        } else if (json.currentToken() == JsonToken.START_ARRAY) {
          json.skipChildren();
        }
      }
    }
    return new Reading(members, unknown);
  }
}

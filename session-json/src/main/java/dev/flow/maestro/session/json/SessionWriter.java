package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Writes a session with the peer's members in the peer's order, then ours, then the unknown. */
final class SessionWriter {

  private final JsonGenerator json;
  private final SourceForm source;

  private SessionWriter(JsonGenerator json, SourceForm source) {
    this.json = json;
    this.source = source;
  }

  static void write(JsonGenerator json, Session session, SourceForm source) throws IOException {
    new SessionWriter(json, source).write(session, Optional.empty());
  }

  /** The same with the repository that it is in, as the last member. */
  static void write(JsonGenerator json, Session session, String repository) throws IOException {
    new SessionWriter(json, new SourceForm()).write(session, Optional.of(repository));
  }

  private void write(Session session, Optional<String> repository) throws IOException {
    json.writeStartObject();
    json.writeStringField("session_id", session.id().toString());
    json.writeStringField("feature_request", session.featureRequest());
    json.writeStringField("status", session.status().key());
    timestamp("created_at", Optional.of(session.createdAt()));
    timestamp("updated_at", session.updatedAt());
    timestamp("completed_at", session.completedAt());
    git(session.gitContext());
    text("current_phase", session.currentPhase().map(SessionPhase::key));
    if (session.prdReference().isPresent()) {
      prd(session.prdReference().get());
    }
    statistics(session.statistics());
    configuration(session.configuration());
    json.writeNumberField("revision", session.revision());
    text("repository", repository);
    end("");
  }

  private void git(GitContext git) throws IOException {
    json.writeObjectFieldStart("git_context");
    json.writeStringField("branch", git.branch());
    json.writeStringField("commit", git.commit());
    json.writeStringField("repo_root", git.repoRoot());
    json.writeBooleanField("is_worktree", git.isWorktree());
    text("worktree_name", git.worktreeName());
    end("git_context");
  }

  private void prd(PrdReference prd) throws IOException {
    json.writeObjectFieldStart("prd_reference");
    text("filename", prd.filename());
    text("path", prd.path());
    text("version", prd.version());
    end("prd_reference");
  }

  private void statistics(SessionStatistics statistics) throws IOException {
    json.writeObjectFieldStart("statistics");
    count("statistics", "total_tasks", statistics.totalTasks());
    count("statistics", "completed_tasks", statistics.completedTasks());
    count("statistics", "failed_tasks", statistics.failedTasks());
    count("statistics", "decisions_made", statistics.decisionsMade());
    count("statistics", "checkpoints_created", statistics.checkpointsCreated());
    count("statistics", "error_recovery_count", statistics.errorRecoveryCount());
    number("statistics", "duration_seconds", PythonNumbers.repr(statistics.durationSeconds()));
    end("statistics");
  }

  private void configuration(SessionConfiguration configuration) throws IOException {
    json.writeObjectFieldStart("configuration");
    count("configuration", "max_iterations", configuration.maxIterations());
    count("configuration", "timeout_minutes", configuration.timeoutMinutes());
    json.writeBooleanField("auto_checkpoint", configuration.autoCheckpoint());
    json.writeBooleanField("error_recovery_enabled", configuration.errorRecoveryEnabled());
    end("configuration");
  }

  private void text(String member, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(member, value.get());
    }
  }

  private void timestamp(String member, Optional<Instant> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(member, source.spell(member, Timestamps.format(value.get())));
    }
  }

  private void count(String object, String member, long value) throws IOException {
    number(object, member, Long.toString(value));
  }

  private void number(String object, String member, String digits) throws IOException {
    json.writeFieldName(member);
    json.writeNumber(source.spell(object + "." + member, digits));
  }

  private void end(String object) throws IOException {
    source.writeUnknown(object, json);
    json.writeEndObject();
  }
}

package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads one metadata document. Used once. */
final class SessionReader {

  private static final SessionStatistics NO_STATISTICS = SessionStatistics.zero();
  private static final SessionConfiguration DEFAULTS = SessionConfiguration.defaults();

  /** As the schema has it. */
  private static final int SHORTEST_COMMIT = 7;

  private static final int LONGEST_COMMIT = 40;

  private final JsonCursor json;
  private final SourceForm source = new SourceForm();
  private final Map<SessionField, Object> fields = new EnumMap<>(SessionField.class);
  private final Map<String, Long> positions = new HashMap<>();

  private Optional<SessionId> id = Optional.empty();
  private Optional<String> featureRequest = Optional.empty();
  private Optional<SessionStatus> status = Optional.empty();
  private Optional<Instant> createdAt = Optional.empty();
  private Optional<Instant> updatedAt = Optional.empty();
  private Optional<Instant> completedAt = Optional.empty();
  private Optional<GitContext> gitContext = Optional.empty();
  private Optional<SessionPhase> currentPhase = Optional.empty();
  private Optional<Long> revision = Optional.empty();
  private boolean hasPrdReference;
  private final List<SchemaViolation> violations = new ArrayList<>();

  private SessionReader(JsonCursor json) {
    this.json = json;
  }

  static SessionDocument read(byte[] document) throws MalformedDocumentException {
    SessionReader reader = new SessionReader(JsonCursor.atObject(document));
    reader.readMembers();
    return reader.document();
  }

  private void readMembers() throws MalformedDocumentException {
    Optional<String> member = json.nextMember();
    while (member.isPresent()) {
      readMember(member.get());
      member = json.nextMember();
    }
  }

  private void readMember(String name) throws MalformedDocumentException {
    positions.put(name, json.position());
    switch (name) {
      case "session_id" -> id = Optional.of(sessionId());
      case "feature_request" -> featureRequest = Optional.of(json.string());
      case "status" -> status = Optional.of(parsed(SessionStatus::parse));
      case "created_at" -> createdAt = Optional.of(timestamp(name));
      case "updated_at" -> updatedAt = isAbsent(name) ? updatedAt : Optional.of(timestamp(name));
      case "completed_at" ->
          completedAt = isAbsent(name) ? completedAt : Optional.of(timestamp(name));
      case "git_context" -> gitContext = Optional.of(gitContext());
      case "current_phase" ->
          currentPhase = isAbsent(name) ? currentPhase : Optional.of(parsed(SessionPhase::parse));
      case "prd_reference" -> hasPrdReference = readFields(name);
      case "statistics", "configuration" -> readFields(name);
      case "revision" -> revision = json.isNull() ? revision : Optional.of(json.integer());
      default -> keepUnknown(name);
    }
  }

  private void keepUnknown(String name) throws MalformedDocumentException {
    // Nothing that we check later; there may be millions.
    positions.remove(name);
    source.keepUnknown("", json.rawMember());
  }

  private SessionDocument document() throws MalformedDocumentException {
    Session session;
    try {
      session =
          new Session(
              required(id, "session_id"),
              required(featureRequest, "feature_request"),
              required(status, "status"),
              required(createdAt, "created_at"),
              required(gitContext, "git_context"),
              currentPhase,
              updatedAt,
              completedAt,
              prdReference(),
              statistics(),
              configuration(),
              revision.orElse(1L));
    } catch (InvalidInputException e) {
      throw json.malformed(
          String.valueOf(e.getMessage()),
          Optional.of(e.field()),
          positions.getOrDefault(e.field(), 0L));
    }
    json.requireEnd();
    source.detach();
    return new SessionDocument(session, revision.isPresent(), source, List.copyOf(violations));
  }

  private SessionId sessionId() throws MalformedDocumentException {
    Optional<SessionId> read = SessionId.parse(json.string());
    if (read.isEmpty()) {
      throw json.malformed("must be a UUID in lower case");
    }
    return read.get();
  }

  private Instant timestamp(String member) throws MalformedDocumentException {
    String text = json.string();
    Optional<Instant> read = Timestamps.parse(text);
    if (read.isEmpty()) {
      throw json.malformed(
          "must be a date and time with a zone and at most six digits of fraction");
    }
    source.keepSpelling(member, Timestamps.format(read.get()), text);
    return read.get();
  }

  private <T> T parsed(Function<String, T> parse) throws MalformedDocumentException {
    try {
      return parse.apply(json.string());
    } catch (InvalidInputException e) {
      throw json.malformed(String.valueOf(e.getMessage()));
    }
  }

  private GitContext gitContext() throws MalformedDocumentException {
    Optional<String> branch = Optional.empty();
    Optional<String> commit = Optional.empty();
    Optional<String> repoRoot = Optional.empty();
    Optional<String> worktreeName = Optional.empty();
    boolean isWorktree = false;
    json.requireObject();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      switch (member.get()) {
        case "branch" -> branch = Optional.of(json.string());
        case "commit" -> commit = Optional.of(commit());
        case "repo_root" -> repoRoot = Optional.of(json.string());
        case "is_worktree" -> isWorktree = !isAbsent("git_context.is_worktree") && json.bool();
        case "worktree_name" ->
            worktreeName =
                isAbsent("git_context.worktree_name") ? worktreeName : Optional.of(json.string());
        default -> source.keepUnknown("git_context", json.rawMember());
      }
    }
    return new GitContext(
        required(branch, "git_context.branch"),
        required(commit, "git_context.commit"),
        required(repoRoot, "git_context.repo_root"),
        isWorktree,
        worktreeName);
  }

  private String commit() throws MalformedDocumentException {
    String commit = json.string();
    if (!isCommit(commit)) {
      violations.add(
          new SchemaViolation(
              "git_context.commit", "is not 7 to 40 hexadecimal digits in lower case"));
    }
    return commit;
  }

  private static boolean isCommit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return text.length() >= SHORTEST_COMMIT && text.length() <= LONGEST_COMMIT;
  }

  /** Whether an optional member is null, which the schema does not allow and the peer writes. */
  private boolean isAbsent(String member) {
    if (json.isNull()) {
      violations.add(new SchemaViolation(member, "is null instead of not there"));
      return true;
    }
    return false;
  }

  /** Reads an object whose members are fields of a session; false where it is null. */
  private boolean readFields(String object) throws MalformedDocumentException {
    if (isAbsent(object)) {
      return false;
    }
    json.requireObject();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      String path = object + "." + member.get();
      Optional<SessionField> field = SessionField.at(path);
      if (field.isEmpty()) {
        source.keepUnknown(object, json.rawMember());
      } else if (!isAbsent(path)) {
        positions.put(path, json.position());
        fields.put(field.get(), value(field.get()));
      }
    }
    return true;
  }

  private Object value(SessionField field) throws MalformedDocumentException {
    return switch (field.kind()) {
      case TEXT -> json.string();
      case FLAG -> json.bool();
      case COUNT -> {
        long count = json.integer();
        source.keepSpelling(field.path(), Long.toString(count), json.spelling());
        yield count;
      }
      case DECIMAL -> {
        double decimal = json.decimal();
        source.keepSpelling(field.path(), PythonNumbers.repr(decimal), json.spelling());
        yield decimal;
      }
    };
  }

  private Optional<PrdReference> prdReference() {
    return hasPrdReference
        ? Optional.of(
            new PrdReference(
                text(SessionField.PRD_FILENAME),
                text(SessionField.PRD_PATH),
                text(SessionField.PRD_VERSION)))
        : Optional.empty();
  }

  private SessionStatistics statistics() {
    return new SessionStatistics(
        count(SessionField.TOTAL_TASKS, NO_STATISTICS.totalTasks()),
        count(SessionField.COMPLETED_TASKS, NO_STATISTICS.completedTasks()),
        count(SessionField.FAILED_TASKS, NO_STATISTICS.failedTasks()),
        count(SessionField.DECISIONS_MADE, NO_STATISTICS.decisionsMade()),
        count(SessionField.CHECKPOINTS_CREATED, NO_STATISTICS.checkpointsCreated()),
        count(SessionField.ERROR_RECOVERY_COUNT, NO_STATISTICS.errorRecoveryCount()),
        (Double)
            fields.getOrDefault(SessionField.DURATION_SECONDS, NO_STATISTICS.durationSeconds()));
  }

  private SessionConfiguration configuration() {
    return new SessionConfiguration(
        count(SessionField.MAX_ITERATIONS, DEFAULTS.maxIterations()),
        count(SessionField.TIMEOUT_MINUTES, DEFAULTS.timeoutMinutes()),
        flag(SessionField.AUTO_CHECKPOINT, DEFAULTS.autoCheckpoint()),
        flag(SessionField.ERROR_RECOVERY_ENABLED, DEFAULTS.errorRecoveryEnabled()));
  }

  private Optional<String> text(SessionField field) {
    return Optional.ofNullable((String) fields.get(field));
  }

  private long count(SessionField field, long otherwise) {
    return (Long) fields.getOrDefault(field, otherwise);
  }

  private boolean flag(SessionField field, boolean otherwise) {
    return (Boolean) fields.getOrDefault(field, otherwise);
  }

  private <T> T required(Optional<T> value, String member) throws MalformedDocumentException {
    if (value.isEmpty()) {
      throw json.missing(member);
    }
    return value.get();
  }
}

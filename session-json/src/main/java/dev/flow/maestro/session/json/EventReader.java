package dev.flow.maestro.session.json;

import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one line of a history. Used once. */
final class EventReader {

  private final JsonCursor json;

  private Optional<SessionId> id = Optional.empty();
  private Optional<Long> revision = Optional.empty();
  private Optional<Instant> at = Optional.empty();
  private Optional<SessionEvent.Type> type = Optional.empty();
  private Optional<SessionStatus> from = Optional.empty();
  private Optional<SessionStatus> to = Optional.empty();
  private Optional<String> reason = Optional.empty();
  private Optional<String> key = Optional.empty();
  private Optional<String> request = Optional.empty();
  private Optional<String> fingerprint = Optional.empty();
  private final List<FieldChange> changes = new ArrayList<>();

  private EventReader(JsonCursor json) {
    this.json = json;
  }

  static StoredEvent read(byte[] line) throws MalformedDocumentException {
    EventReader reader = new EventReader(JsonCursor.atObject(line));
    boolean believed = !LineChecksum.isIn(line) || LineChecksum.isRight(line);
    reader.readMembers(believed);
    StoredEvent stored = reader.stored();
    reader.json.requireEnd();
    return stored;
  }

  private void readMembers(boolean believed) throws MalformedDocumentException {
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      switch (member.get()) {
        case "session_id" -> id = Optional.of(sessionId());
        case "revision" -> revision = Optional.of(revision());
        case "at" -> at = Optional.of(timestamp());
        case "type" -> type = Optional.of(type());
        case "from" -> from = Optional.of(status());
        case "to" -> to = Optional.of(status());
        case "reason" -> reason = Optional.of(json.string());
        case "idempotency_key" -> key = Optional.of(json.string());
        case "idempotency_request" -> request = Optional.of(json.string());
        case "fingerprint" -> fingerprint = Optional.of(json.string());
        case "changes" -> readChanges();
        case LineChecksum.MEMBER -> {
          if (!believed) {
            throw json.malformed("is not that of the line: something in it was changed");
          }
          json.skip();
        }
        default -> json.skip();
      }
    }
  }

  private StoredEvent stored() throws MalformedDocumentException {
    SessionEvent event =
        new SessionEvent(
            required(id, "session_id"),
            required(revision, "revision"),
            required(at, "at"),
            required(type, "type"),
            from,
            required(to, "to"),
            reason,
            changes,
            key());
    return new StoredEvent(event, fingerprint);
  }

  private Optional<IdempotencyKey> key() throws MalformedDocumentException {
    try {
      return key.map(value -> new IdempotencyKey(value, request.orElse("")));
    } catch (InvalidInputException e) {
      throw json.malformed(String.valueOf(e.getMessage()));
    }
  }

  private SessionId sessionId() throws MalformedDocumentException {
    Optional<SessionId> read = SessionId.parse(json.string());
    if (read.isEmpty()) {
      throw json.malformed("must be a UUID in lower case");
    }
    return read.get();
  }

  private long revision() throws MalformedDocumentException {
    long number = json.integer();
    if (number < 1 || number == Long.MAX_VALUE) {
      throw json.malformed("must be from 1 to 2^63 - 2");
    }
    return number;
  }

  private Instant timestamp() throws MalformedDocumentException {
    Optional<Instant> read = Timestamps.parse(json.string());
    if (read.isEmpty()) {
      throw json.malformed("must be a date and time with a zone");
    }
    return read.get();
  }

  private SessionEvent.Type type() throws MalformedDocumentException {
    String key = json.string();
    for (SessionEvent.Type candidate : SessionEvent.Type.values()) {
      if (candidate.key().equals(key)) {
        return candidate;
      }
    }
    throw json.malformed("is no type of event: " + key);
  }

  private SessionStatus status() throws MalformedDocumentException {
    try {
      return SessionStatus.parse(json.string());
    } catch (InvalidInputException e) {
      throw json.malformed(String.valueOf(e.getMessage()));
    }
  }

  private void readChanges() throws MalformedDocumentException {
    json.requireArray();
    while (json.nextElement()) {
      changes.add(change());
    }
  }

  private FieldChange change() throws MalformedDocumentException {
    Optional<String> path = Optional.empty();
    Optional<Object> before = Optional.empty();
    Optional<Object> after = Optional.empty();
    json.requireObject();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      switch (member.get()) {
        case "field" -> path = Optional.of(json.string());
        case "before" -> before = Optional.of(json.scalar());
        case "after" -> after = Optional.of(json.scalar());
        default -> json.skip();
      }
    }
    return new FieldChange(field(required(path, "field")), before, after);
  }

  private SessionField field(String path) throws MalformedDocumentException {
    Optional<SessionField> field = SessionField.at(path);
    if (field.isEmpty()) {
      throw json.malformed("is no field of a session: " + path);
    }
    return field.get();
  }

  private <T> T required(Optional<T> value, String member) throws MalformedDocumentException {
    if (value.isEmpty()) {
      throw json.missing(member);
    }
    return value.get();
  }
}

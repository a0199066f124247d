package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.Timestamps;
import java.io.IOException;
import java.util.Optional;

/** Writes events. */
final class EventWriter {

  private EventWriter() {}

  static String line(StoredEvent stored) {
    return LineChecksum.addTo(
        JsonText.of(
            JsonStyle.COMPACT,
            json -> {
              json.writeStartObject();
              writeMembers(json, stored.event());
              if (stored.fingerprint().isPresent()) {
                json.writeStringField("fingerprint", stored.fingerprint().get());
              }
              json.writeEndObject();
            }));
  }

  static void writeMembers(JsonGenerator json, SessionEvent event) throws IOException {
    json.writeStringField("session_id", event.sessionId().toString());
    json.writeNumberField("revision", event.revision());
    json.writeStringField("at", Timestamps.format(event.at()));
    json.writeStringField("type", event.type().key());
    if (event.from().isPresent()) {
      json.writeStringField("from", event.from().get().key());
    }
    json.writeStringField("to", event.to().key());
    if (event.reason().isPresent()) {
      json.writeStringField("reason", event.reason().get());
    }
    json.writeArrayFieldStart("changes");
    for (FieldChange change : event.changes()) {
      json.writeStartObject();
      json.writeStringField("field", change.field().path());
      writeValue(json, "before", change.before());
      writeValue(json, "after", change.after());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (event.key().isPresent()) {
      json.writeStringField("idempotency_key", event.key().get().value());
      json.writeStringField("idempotency_request", event.key().get().request());
    }
  }

  private static void writeValue(JsonGenerator json, String member, Optional<Object> value)
      throws IOException {
    if (value.isEmpty()) {
      return;
    }
    json.writeFieldName(member);
    if (value.get() instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value.get() instanceof Double decimal) {
      json.writeNumber(PythonNumbers.repr(decimal));
    } else if (value.get() instanceof Number count) {
      json.writeNumber(count.toString());
    } else {
      json.writeString(value.get().toString());
    }
  }
}

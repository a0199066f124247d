package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flow.maestro.session.domain.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** An array of sessions that begins with the first one, so that an error before it has no data. */
final class SessionArray {

  private final JsonGenerator json;
  private boolean begun;

  SessionArray(JsonGenerator json) {
    this.json = json;
  }

  void write(Consumer<Consumer<Session>> source) throws IOException {
    source.accept(this::add);
    begin();
    json.writeEndArray();
  }

  private void add(Session session) {
    try {
      begin();
      SessionWriter.write(json, session, new SourceForm());
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
  }

  private void begin() throws IOException {
    if (!begun) {
      begun = true;
      json.writeStartArray();
    }
  }
}

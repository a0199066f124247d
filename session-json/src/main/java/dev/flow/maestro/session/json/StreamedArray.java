package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** An array that begins with the first one, so that an error before it has no data. */
final class StreamedArray<T> {

  /** Writes one element. */
  interface Element<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  private final JsonGenerator json;
  private final Element<T> element;
  private boolean begun;

  StreamedArray(JsonGenerator json, Element<T> element) {
    this.json = json;
    this.element = element;
  }

  void write(Consumer<Consumer<T>> source) throws IOException {
    source.accept(this::add);
    begin();
    json.writeEndArray();
  }

  private void add(T value) {
    try {
      begin();
      element.write(json, value);
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

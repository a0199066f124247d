package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionTemplate;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The JSON that programs read from us: sessions, histories and the data of errors. */
public final class JsonText {

  /** Python's {@code ensure_ascii} escapes DEL, too. */
  private static final int LAST_UNESCAPED = 0x7E;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private JsonText() {}

  /** Something that writes one value. */
  interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Writes a session. */
  public static void session(JsonStyle style, Session session, OutputStream out) {
    write(style, json -> SessionWriter.write(json, session, new SourceForm()), out);
  }

  /** Writes a session with the member {@code repository} as its last one. */
  public static void session(
      JsonStyle style, Session session, String repository, OutputStream out) {
    write(style, json -> SessionWriter.write(json, session, repository), out);
  }

  /** Writes an array of sessions. */
  public static void sessions(JsonStyle style, List<Session> sessions, OutputStream out) {
    sessions(style, (Consumer<Session> array) -> sessions.forEach(array), out);
  }

  /**
   * Writes an array of sessions as they come, so that they are never all in memory. Nothing is
   * written before the first one. If {@code source} throws, that goes through and the array has no
   * end.
   *
   * @param source gives each session to the consumer that it gets
   */
  public static void sessions(
      JsonStyle style, Consumer<Consumer<Session>> source, OutputStream out) {
    write(
        style,
        json ->
            new StreamedArray<Session>(
                    json, (to, session) -> SessionWriter.write(to, session, new SourceForm()))
                .write(source),
        out);
  }

  /**
   * Writes an array of objects as they come; see {@link #object} for what they may have, and {@link
   * #sessions(JsonStyle, Consumer, OutputStream)} for when they are written.
   */
  public static void objects(
      JsonStyle style, Consumer<Consumer<Map<String, Object>>> source, OutputStream out) {
    write(
        style,
        json -> new StreamedArray<Map<String, Object>>(json, JsonText::writeDetail).write(source),
        out);
  }

  /**
   * Writes an array of sessions, each with the member {@code repository} as its last one.
   *
   * @param session the session of a row
   * @param repository the repository of a row
   */
  public static <T> void sessions(
      JsonStyle style,
      List<T> rows,
      Function<T, Session> session,
      Function<T, String> repository,
      OutputStream out) {
    write(
        style,
        json -> {
          json.writeStartArray();
          for (T row : rows) {
            SessionWriter.write(json, session.apply(row), repository.apply(row));
          }
          json.writeEndArray();
        },
        out);
  }

  /** Writes an event, and further members behind its own; see {@link #object}. */
  public static void event(
      JsonStyle style, SessionEvent event, Map<String, Object> more, OutputStream out) {
    write(style, json -> writeEvent(json, event, more), out);
  }

  private static void writeEvent(JsonGenerator json, SessionEvent event, Map<String, Object> more)
      throws IOException {
    json.writeStartObject();
    EventWriter.writeMembers(json, event);
    for (Map.Entry<String, Object> member : more.entrySet()) {
      json.writeFieldName(member.getKey());
      writeDetail(json, member.getValue());
    }
    json.writeEndObject();
  }

  /** Writes an array of events. */
  public static void events(JsonStyle style, List<SessionEvent> events, OutputStream out) {
    write(
        style,
        json -> {
          json.writeStartArray();
          for (SessionEvent event : events) {
            writeEvent(json, event, Map.of());
          }
          json.writeEndArray();
        },
        out);
  }

  /** Writes a template, and the names of its variables. */
  public static void template(JsonStyle style, SessionTemplate template, OutputStream out) {
    write(style, json -> writeTemplate(json, template), out);
  }

  /** Writes an array of templates. */
  public static void templates(JsonStyle style, List<SessionTemplate> templates, OutputStream out) {
    write(
        style,
        json -> {
          json.writeStartArray();
          for (SessionTemplate template : templates) {
            writeTemplate(json, template);
          }
          json.writeEndArray();
        },
        out);
  }

  private static void writeTemplate(JsonGenerator json, SessionTemplate template)
      throws IOException {
    json.writeStartObject();
    TemplateDocument.writeMembers(json, template);
    json.writeArrayFieldStart("variables");
    for (String variable : template.featureRequest().variables()) {
      json.writeString(variable);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * An object.
   *
   * @param members by name, in the order of the map: texts, numbers, booleans, lists and maps of
   *     these, and an {@link Optional} of any, which is null where it is empty
   */
  public static String object(JsonStyle style, Map<String, Object> members) {
    return of(style, json -> writeDetail(json, members));
  }

  /** An array of such objects. */
  public static String array(JsonStyle style, List<Map<String, Object>> objects) {
    return of(style, json -> writeDetail(json, objects));
  }

  static String of(JsonStyle style, Body body) {
    return new String(bytes(style, body), StandardCharsets.US_ASCII);
  }

  static byte[] bytes(JsonStyle style, Body body) {
    try {
      return ExactBytes.of(out -> write(style, body, out));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** Block by block: what is written is never in memory as a whole. */
  private static void write(JsonStyle style, Body body, OutputStream out) {
    try {
      write(style, body, new OutputStreamWriter(out, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON", e);
    }
  }

  private static void write(JsonStyle style, Body body, Writer out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setHighestNonEscapedChar(LAST_UNESCAPED);
      json.setPrettyPrinter(style.printer());
      body.writeTo(json);
    }
  }

  private static void writeDetail(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Optional<?> optional) {
      if (optional.isPresent()) {
        writeDetail(json, optional.get());
      } else {
        json.writeNull();
      }
    } else if (value instanceof Double decimal) {
      json.writeNumber(PythonNumbers.repr(decimal));
    } else if (value instanceof Number number) {
      json.writeNumber(number.toString());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        writeDetail(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName(String.valueOf(member.getKey()));
        writeDetail(json, member.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }
}

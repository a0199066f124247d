package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes data to standard output, in the form that was asked for. */
final class Output {

  private final PrintStream out;
  private final JsonStyle style;
  private final Messages messages;

  Output(PrintStream out, JsonStyle style, Messages messages) {
    this.out = out;
    this.style = style;
    this.messages = messages;
  }

  /**
   * The layout that {@code --output} asks for.
   *
   * @throws InvalidInputException if it is none
   */
  static JsonStyle style(Optional<String> option) {
    return switch (option.orElse("json")) {
      case "json" -> JsonStyle.COMPACT;
      case "pretty" -> JsonStyle.PRETTY;
      default ->
          throw InvalidInputException.unknown(
              "--output", option.orElse(""), List.of("json", "pretty"));
    };
  }

  void session(Session session) {
    print(JsonText.session(style, session));
  }

  /** The sessions as data, and what could not be read as warnings. */
  void sessions(List<Session> sessions, List<UnreadableRecord> unreadable) {
    print(JsonText.sessions(style, sessions));
    unreadable.forEach(messages::unreadable);
  }

  void events(List<SessionEvent> events) {
    print(JsonText.events(style, events));
  }

  void deleted(SessionId id) {
    print(JsonText.object(style, Map.of("deleted", id.toString())));
  }

  private void print(String json) {
    out.print(json);
    out.print('\n');
  }
}

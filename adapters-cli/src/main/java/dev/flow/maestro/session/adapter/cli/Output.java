package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.InRepository;
import dev.flow.maestro.session.application.SessionFailure;
import dev.flow.maestro.session.application.UnreachableRepository;
import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Writes data to standard output, in the form that was asked for. */
final class Output {

  private final String command;
  private final PrintStream out;
  private final Form form;
  private final JsonStyle json;
  private final Messages messages;
  private final Pager pager;

  Output(String command, PrintStream out, Form form, Messages messages, Pager pager) {
    this.command = command;
    this.out = out;
    this.form = form;
    this.json = form == Form.PRETTY ? JsonStyle.PRETTY : JsonStyle.COMPACT;
    this.messages = messages;
    this.pager = pager;
  }

  /** Hands over what was written so far, before something that takes a while. */
  void flush() {
    out.flush();
  }

  /** Where data goes that is written bit by bit. */
  PrintStream stream() {
    return out;
  }

  Form form() {
    return form;
  }

  JsonStyle json() {
    return json;
  }

  /** Warns of a record that could not be read. */
  void unreadable(UnreadableRecord record) {
    messages.unreadable(record);
  }

  /** Warns of a record of one of several repositories that could not be read. */
  void unreadable(InRepository<UnreadableRecord> record) {
    messages.unreadable(record);
  }

  /** Says something to a person that is neither data nor wrong, where data is for people. */
  void note(String message) {
    if (form == Form.TEXT) {
      messages.note(message);
    }
  }

  void events(List<SessionEvent> events) {
    if (form == Form.JSONL) {
      events.forEach(
          event -> {
            JsonText.event(json, event, Map.of(), out);
            out.print('\n');
          });
    } else {
      JsonText.events(json, events, out);
      out.print('\n');
    }
  }

  /** Whether data is written for people. */
  boolean isForPeople() {
    return form == Form.TEXT;
  }

  void template(SessionTemplate template) {
    JsonText.template(json, template, out);
    out.print('\n');
  }

  /** The templates as data, and what could not be read as warnings. */
  void templates(TemplateList list) {
    JsonText.templates(json, list.templates(), out);
    out.print('\n');
    list.unreadable().forEach(messages::unreadable);
  }

  /** A command line, and what came of it, as a comment of the shell. */
  void step(String command, String result) {
    out.print("maestro-session " + command + "  # " + Messages.printable(result) + "\n");
  }

  /** What was done, and to which session: {@code {"deleted": id}}. */
  void done(String done, SessionId id) {
    switch (form) {
      case TEXT -> out.print(done + " " + id + "\n");
      case ID -> out.print(id + "\n");
      case JSON, PRETTY, JSONL -> object(Map.of(done, id.toString()));
    }
  }

  ImportOutput importing(boolean dryRun) {
    return new ImportOutput(out, form, dryRun);
  }

  /** Tells of what went wrong with one of several sessions. */
  ExitCode error(SessionException e) {
    return messages.error(e, command);
  }

  /** Tells why something did not come about that nobody did wrong. */
  ExitCode failed(ExitCode code, String message, Map<String, Object> details) {
    return messages.failed(code, message, details);
  }

  void warning(String message) {
    messages.warning(message);
  }

  /** Data as lines for people or as an object for programs; only what is wanted is made. */
  void show(Supplier<String> forPeople, Supplier<Map<String, Object>> forPrograms) {
    if (form == Form.TEXT) {
      text(forPeople.get());
    } else {
      object(forPrograms.get());
    }
  }

  /** Lines for people, page by page where there are many. */
  void text(String lines) {
    pager.print(lines);
  }

  void object(Map<String, Object> members) {
    out.print(JsonText.object(json, members) + "\n");
  }

  void array(List<Map<String, Object>> objects) {
    if (form == Form.JSONL) {
      objects.forEach(this::object);
    } else {
      out.print(JsonText.array(json, objects) + "\n");
    }
  }

  /** Warns of what could not be done to a session. */
  void failed(SessionFailure failure) {
    messages.warning("session " + failure.id() + ": " + failure.cause().getMessage());
  }

  /** Warns of a repository that is not there. */
  void unreachable(UnreachableRepository repository) {
    messages.unreachable(repository);
  }
}

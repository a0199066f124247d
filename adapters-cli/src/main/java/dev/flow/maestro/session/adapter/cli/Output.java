package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.InRepository;
import dev.flow.maestro.session.application.RepositoriesResult;
import dev.flow.maestro.session.application.SessionFailure;
import dev.flow.maestro.session.application.UnreachableRepository;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Writes data to standard output, in the form that was asked for. */
final class Output {

  private final PrintStream out;
  private final Form form;
  private final JsonStyle style;
  private final Messages messages;

  Output(PrintStream out, Form form, Messages messages) {
    this.out = out;
    this.form = form;
    this.style = form == Form.PRETTY ? JsonStyle.PRETTY : JsonStyle.COMPACT;
    this.messages = messages;
  }

  /** How data is written. */
  enum Form {
    /** For people. */
    TEXT,
    /** JSON in one line. */
    JSON,
    /** JSON, indented. */
    PRETTY;

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The form that {@code --output} asks for; else text on a terminal or of a command that has
   * nothing else, and JSON.
   *
   * @throws InvalidInputException if it is none of the command's
   */
  static Form form(CommandSpec spec, Optional<String> option, boolean onTerminal) {
    List<String> known = spec.outputForms();
    boolean text = known.contains(Form.TEXT.key());
    Form byDefault = text && (onTerminal || known.size() == 1) ? Form.TEXT : Form.JSON;
    String asked = option.orElse(byDefault.key());
    for (Form form : Form.values()) {
      if (form.key().equals(asked) && known.contains(asked)) {
        return form;
      }
    }
    throw InvalidInputException.unknown("--output", asked, known);
  }

  /** Hands over what was written so far, before something that takes a while. */
  void flush() {
    out.flush();
  }

  void session(Session session) {
    JsonText.session(style, session, out);
    out.print('\n');
  }

  /** The sessions as data, and what could not be read as warnings. */
  void sessions(List<Session> sessions, List<UnreadableRecord> unreadable) {
    JsonText.sessions(style, sessions, out);
    out.print('\n');
    unreadable.forEach(this::unreadable);
  }

  /** What a search shows as data, as it comes, and what could not be read as warnings. */
  void sessions(Consumer<SessionVisitor> search) {
    List<UnreadableRecord> unreadable = new ArrayList<>();
    JsonText.sessions(
        style,
        (Consumer<Session> array) ->
            search.accept(
                new SessionVisitor() {
                  @Override
                  public void onSession(Session session) {
                    array.accept(session);
                  }

                  @Override
                  public void onUnreadable(UnreadableRecord record) {
                    unreadable.add(record);
                  }
                }),
        out);
    out.print('\n');
    unreadable.forEach(this::unreadable);
  }

  /** Warns of a record that could not be read. */
  void unreadable(UnreadableRecord record) {
    messages.unreadable(record);
  }

  /** The sessions that a search found: lines for people, or data as a list has them. */
  void found(QueryResult result, Function<List<Session>, String> forPeople) {
    if (form != Form.TEXT) {
      sessions(result.sessions(), result.unreadable());
      return;
    }
    out.print(forPeople.apply(result.sessions()));
    result.unreadable().forEach(messages::unreadable);
    if (result.sessions().isEmpty()) {
      messages.note("no session matches");
    }
  }

  /** The sessions of several repositories as data, and what is missing as warnings. */
  void sessions(RepositoriesResult result) {
    JsonText.sessions(
        style, result.sessions(), InRepository::value, found -> found.repository().toString(), out);
    out.print('\n');
    missing(result);
  }

  /** What a search found in several repositories. */
  void found(RepositoriesResult result, Function<List<InRepository<Session>>, String> forPeople) {
    if (form != Form.TEXT) {
      sessions(result);
      return;
    }
    out.print(forPeople.apply(result.sessions()));
    missing(result);
    if (result.sessions().isEmpty()) {
      messages.note("no session matches");
    }
  }

  private void missing(RepositoriesResult result) {
    result.unreadable().forEach(messages::unreadable);
    result.unreachable().forEach(messages::unreachable);
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
    JsonText.events(style, events, out);
    out.print('\n');
  }

  /** Whether data is written for people. */
  boolean isForPeople() {
    return form == Form.TEXT;
  }

  void template(SessionTemplate template) {
    JsonText.template(style, template, out);
    out.print('\n');
  }

  /** The templates as data, and what could not be read as warnings. */
  void templates(TemplateList list) {
    JsonText.templates(style, list.templates(), out);
    out.print('\n');
    list.unreadable().forEach(messages::unreadable);
  }

  /** A command line, and what came of it, as a comment of the shell. */
  void step(String command, String result) {
    out.print("maestro-session " + command + "  # " + Messages.printable(result) + "\n");
  }

  /** What was done, and to which session: {@code {"deleted": id}}. */
  void done(String done, SessionId id) {
    object(Map.of(done, id.toString()));
  }

  ImportOutput importing(boolean dryRun) {
    return new ImportOutput(out, form, dryRun);
  }

  void warning(String message) {
    messages.warning(message);
  }

  /** Data as lines for people or as an object for programs; only what is wanted is made. */
  void show(Supplier<String> forPeople, Supplier<Map<String, Object>> forPrograms) {
    if (form == Form.TEXT) {
      out.print(forPeople.get());
    } else {
      object(forPrograms.get());
    }
  }

  void text(String lines) {
    out.print(lines);
  }

  void object(Map<String, Object> members) {
    out.print(JsonText.object(style, members) + "\n");
  }

  void array(List<Map<String, Object>> objects) {
    out.print(JsonText.array(style, objects) + "\n");
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

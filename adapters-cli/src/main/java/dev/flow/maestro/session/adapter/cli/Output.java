package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.ExportSessions;
import dev.flow.maestro.session.application.InRepository;
import dev.flow.maestro.session.application.RepositoriesResult;
import dev.flow.maestro.session.application.RepositoriesStatistics;
import dev.flow.maestro.session.application.SessionFailure;
import dev.flow.maestro.session.application.SessionTimes;
import dev.flow.maestro.session.application.SweepReport;
import dev.flow.maestro.session.application.TrashContent;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.StoreStatistics;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
    return Arrays.stream(Form.values())
        .filter(form -> form.key().equals(asked) && known.contains(asked))
        .findFirst()
        .orElseThrow(() -> InvalidInputException.unknown("--output", asked, known));
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

  /** Warns of a record that could not be read. */
  void unreadable(UnreadableRecord record) {
    messages.unreadable(record);
  }

  void statistics(StoreStatistics statistics) {
    if (form == Form.TEXT) {
      out.print(StatisticsText.forPeople(statistics));
    } else {
      object(statistics.details());
    }
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

  /** The statistics of several repositories, and what is missing as warnings. */
  void statistics(RepositoriesStatistics told) {
    if (form == Form.TEXT) {
      out.print(StatisticsText.forPeople(told));
    } else {
      object(told.details());
    }
    told.unreachable().forEach(messages::unreachable);
  }

  /** What stands at the roots of repositories. */
  void roots(List<RootState> states) {
    if (form == Form.TEXT) {
      out.print(RootText.forPeople(states));
    } else {
      out.print(JsonText.array(style, states.stream().map(RootText::forPrograms).toList()) + "\n");
    }
  }

  void root(RootState state) {
    if (form == Form.TEXT) {
      out.print(RootText.forPeople(List.of(state)));
    } else {
      object(RootText.forPrograms(state));
    }
  }

  /** The root that was forgotten. */
  void removed(Path root) {
    object(Map.of("removed", root.toString()));
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

  /** A history with the times in each status. */
  void history(SessionTimes told) {
    out.print(TimesText.history(told));
  }

  /** The times in each status. */
  void times(SessionTimes told) {
    if (form == Form.TEXT) {
      out.print(TimesText.times(told));
    } else {
      object(TimesText.forPrograms(told));
    }
  }

  /** What a sweep did, and what could not be read as warnings. */
  void sweep(SweepReport report, boolean dryRun) {
    if (form == Form.TEXT) {
      out.print(SweepText.forPeople(report, dryRun));
    } else {
      object(SweepText.forPrograms(report, dryRun));
    }
    report.unreadable().forEach(messages::unreadable);
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

  void removed(TemplateName name) {
    object(Map.of("removed", name.value()));
  }

  /** A command line, and what came of it, as a comment of the shell. */
  void step(String command, String result) {
    out.print("maestro-session " + command + "  # " + Messages.printable(result) + "\n");
  }

  /** What was done, and to which session: {@code {"deleted": id}}. */
  void done(String done, SessionId id) {
    object(Map.of(done, id.toString()));
  }

  /** An object, and as warnings what could not be read or done. */
  void data(
      Map<String, Object> members,
      List<UnreadableRecord> unreadable,
      List<SessionFailure> failures) {
    object(members);
    warn(unreadable, failures);
  }

  /** What a cleanup did, and as warnings what could not be read or done. */
  void cleanup(
      CleanupText cleanup, List<UnreadableRecord> unreadable, List<SessionFailure> failures) {
    if (form == Form.TEXT) {
      out.print(cleanup.text());
    } else {
      object(cleanup.members());
    }
    warn(unreadable, failures);
  }

  private void warn(List<UnreadableRecord> unreadable, List<SessionFailure> failures) {
    unreadable.forEach(messages::unreadable);
    failures.forEach(
        failure ->
            messages.warning("session " + failure.id() + ": " + failure.cause().getMessage()));
  }

  /** What is in the trash, as data; and what of it cannot be read, as warnings. */
  void trash(TrashContent content) {
    out.print(
        JsonText.array(style, content.sessions().stream().map(TrashText::forPrograms).toList())
            + "\n");
    content.unreadable().forEach(messages::unreadable);
  }

  void report(StoreReport report) {
    if (form == Form.TEXT) {
      out.print(ReportText.forPeople(report));
    } else {
      object(ReportText.forPrograms(report));
    }
  }

  /** What an export took, and where it is. */
  void exported(ExportSessions.Report report, String to) {
    if (form == Form.TEXT) {
      out.print(
          Messages.printable(
                  report.sessions()
                      + " exported to "
                      + to
                      + (report.leftOut() == 0 ? "" : ", " + report.leftOut() + " left out"))
              + "\n");
    } else {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("exported", report.sessions());
      members.put("left_out", report.leftOut());
      members.put("to", to);
      object(members);
    }
  }

  ImportOutput importing(boolean dryRun) {
    return new ImportOutput(out, form, dryRun);
  }

  void warning(String message) {
    messages.warning(message);
  }

  private void object(Map<String, Object> members) {
    out.print(JsonText.object(style, members) + "\n");
  }
}

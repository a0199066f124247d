package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.InRepository;
import dev.flow.maestro.session.application.RepositoriesResult;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes sessions to standard output, in the form and with the members that were asked for. */
final class SessionOutput {

  private final Output output;
  private final PrintStream out;
  private final Optional<SessionFields> fields;
  private final Style style;
  private final Instant now;

  SessionOutput(Output output, Optional<SessionFields> fields, Style style, Instant now) {
    this.output = output;
    this.out = output.stream();
    this.fields = fields;
    this.style = style;
    this.now = now;
  }

  /**
   * One session, and for people what it may become.
   *
   * @param manager is asked that
   */
  void page(Session session, SessionManager manager) {
    if (output.isForPeople() && fields.isEmpty()) {
      output.text(SessionPage.of(session, manager.statusesAfter(session.status()), style, now));
    } else {
      changed(session, SessionTable.shortIds(manager));
    }
  }

  /** A session that was changed, for people in a row. */
  void changed(Session session, SessionTable.ShortIds shortIds) {
    switch (output.form()) {
      case TEXT -> {
        SessionTable table = new SessionTable(now, Optional.empty(), fields);
        table.add(session);
        String lines = table.text(style, shortIds);
        out.print(fields.isPresent() ? lines : lines.substring(lines.indexOf('\n') + 1));
      }
      case ID -> out.print(session.id() + "\n");
      case JSON, PRETTY, JSONL -> {
        write(session);
        out.print('\n');
      }
    }
  }

  private void write(Session session) {
    if (fields.isPresent()) {
      out.print(JsonText.object(output.json(), fields.get().of(session)));
    } else {
      JsonText.session(output.json(), session, out);
    }
  }

  /** The sessions, and what could not be read as warnings. */
  void all(QueryResult result, Optional<SearchQuery> search, SessionTable.ShortIds shortIds) {
    all(
        visitor -> {
          result.sessions().forEach(visitor::onSession);
          result.unreadable().forEach(visitor::onUnreadable);
        },
        search,
        shortIds);
  }

  /** What a query shows, as it comes, and what could not be read as warnings. */
  void all(
      Consumer<SessionVisitor> query,
      Optional<SearchQuery> search,
      SessionTable.ShortIds shortIds) {
    List<UnreadableRecord> unreadable = new ArrayList<>();
    Consumer<Consumer<Session>> source =
        sessions -> query.accept(new Collector(sessions, unreadable));
    switch (output.form()) {
      case TEXT -> {
        SessionTable table = new SessionTable(now, search, fields);
        source.accept(table::add);
        show(table, shortIds);
      }
      case ID -> source.accept(session -> out.print(session.id() + "\n"));
      case JSONL ->
          source.accept(
              session -> {
                write(session);
                out.print('\n');
              });
      case JSON, PRETTY -> {
        array(source);
        out.print('\n');
      }
    }
    unreadable.forEach(output::unreadable);
  }

  private void array(Consumer<Consumer<Session>> source) {
    if (fields.isPresent()) {
      SessionFields asked = fields.get();
      JsonText.objects(
          output.json(),
          (Consumer<Map<String, Object>> array) ->
              source.accept(session -> array.accept(asked.of(session))),
          out);
    } else {
      JsonText.sessions(output.json(), source, out);
    }
  }

  /** The sessions of several repositories, and what is missing as warnings. */
  void all(
      RepositoriesResult result, Optional<SearchQuery> search, SessionTable.ShortIds shortIds) {
    List<InRepository<Session>> sessions = result.sessions();
    switch (output.form()) {
      case TEXT -> {
        SessionTable table = new SessionTable(now, search, fields);
        sessions.forEach(found -> table.add(found.repository(), found.value()));
        show(table, shortIds);
      }
      case ID -> sessions.forEach(found -> out.print(found.value().id() + "\n"));
      case JSONL ->
          sessions.forEach(
              found -> {
                write(found);
                out.print('\n');
              });
      case JSON, PRETTY -> {
        array(output.json(), sessions);
        out.print('\n');
      }
    }
    result.unreadable().forEach(output::unreadable);
    result.unreachable().forEach(output::unreachable);
  }

  private void write(InRepository<Session> found) {
    if (fields.isPresent()) {
      out.print(JsonText.object(output.json(), members(found)));
    } else {
      JsonText.session(output.json(), found.value(), found.repository().toString(), out);
    }
  }

  private void array(JsonStyle json, List<InRepository<Session>> sessions) {
    if (fields.isPresent()) {
      out.print(JsonText.array(json, sessions.stream().map(this::members).toList()));
    } else {
      JsonText.sessions(
          json, sessions, InRepository::value, found -> found.repository().toString(), out);
    }
  }

  private Map<String, Object> members(InRepository<Session> found) {
    Map<String, Object> members = new LinkedHashMap<>();
    fields.ifPresent(asked -> members.putAll(asked.of(found.value())));
    members.put("repository", found.repository().toString());
    return members;
  }

  private void show(SessionTable table, SessionTable.ShortIds shortIds) {
    if (table.isEmpty()) {
      output.note("no session matches");
    } else {
      output.text(table.text(style, shortIds));
    }
  }

  private record Collector(Consumer<Session> sessions, List<UnreadableRecord> unreadable)
      implements SessionVisitor {

    @Override
    public void onSession(Session session) {
      sessions.accept(session);
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      unreadable.add(record);
    }
  }
}

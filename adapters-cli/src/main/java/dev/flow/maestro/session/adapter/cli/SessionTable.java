package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.adapter.cli.Table.Cell;
import dev.flow.maestro.session.adapter.cli.Table.Column;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sessions as a table for people. Keeps of each only what a row shows. */
final class SessionTable {

  /** How much of an id is shown at the least. */
  static final int ID_LENGTH = 8;

  /** Shortens the ids of one repository so that each can be told from all others there. */
  interface ShortIds {
    Map<SessionId, String> of(Path repository, Collection<SessionId> ids);
  }

  private record Row(Path repository, SessionId id, List<Cell> cells) {}

  private static final Path ONE_REPOSITORY = Path.of("");

  private final Instant now;
  private final Optional<SearchQuery> search;
  private final Optional<SessionFields> fields;
  private final List<Row> rows = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param now what the ages are told from
   * @param search whose matches are to be seen
   * @param fields the columns, if it shall have others than the usual
   */
  SessionTable(Instant now, Optional<SearchQuery> search, Optional<SessionFields> fields) {
    this.now = now;
    this.search = search;
    this.fields = fields;
  }

  /** Those of one repository. */
  static ShortIds shortIds(SessionManager manager) {
    return new OfOne(manager);
  }

  /** Those of several. */
  static ShortIds shortIds(Repositories repositories) {
    return (root, ids) -> repositories.shortestIds(root, ids, ID_LENGTH);
  }

  // A lambda would cost each command its linkage, also where nobody looks at a table.
  private record OfOne(SessionManager manager) implements ShortIds {

    @Override
    public Map<SessionId, String> of(Path repository, Collection<SessionId> ids) {
      return manager.shortestIds(ids, ID_LENGTH);
    }
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Adds a session of the one repository that there is. */
  void add(Session session) {
    add(ONE_REPOSITORY, session);
  }

  /** Adds a session of one of several repositories. */
  void add(Path repository, Session session) {
    rows.add(
        new Row(
            repository,
            session.id(),
            fields.map(asked -> cells(asked, session)).orElseGet(() -> cells(session))));
  }

  private List<Cell> cells(Session session) {
    String request = session.featureRequest();
    return List.of(
        Cell.of(Style.marked(session.status()), Style.inkOf(session.status())),
        Cell.of(session.gitContext().branch()),
        Cell.of(Ago.of(session.lastChange(), now), Ink.DIM),
        Cell.of(request, search.map(matching -> matching.highlights(request)).orElse(List.of())));
  }

  private static List<Cell> cells(SessionFields asked, Session session) {
    return asked.names().stream()
        .map(name -> Cell.of(asked.text(name, session), List.of()))
        .toList();
  }

  /** The lines; none where there is no session. */
  String text(Style style, ShortIds shortIds) {
    return (fields.isPresent() ? ofFields(fields.get()) : usual(shortIds)).text(style);
  }

  private Table ofFields(SessionFields asked) {
    Table table =
        new Table(
            asked.names().stream()
                .map(name -> new Column(name.toUpperCase(Locale.ROOT), false))
                .toList());
    rows.forEach(row -> table.add(row.cells()));
    return table;
  }

  private Table usual(ShortIds shortIds) {
    Map<Path, List<SessionId>> idsByRoot = new LinkedHashMap<>();
    for (Row row : rows) {
      idsByRoot.computeIfAbsent(row.repository(), root -> new ArrayList<>()).add(row.id());
    }
    boolean several = !idsByRoot.containsKey(ONE_REPOSITORY);
    Map<Path, Map<SessionId, String>> shortened = new HashMap<>();
    idsByRoot.forEach((root, ids) -> shortened.put(root, shortIds.of(root, ids)));
    Map<Path, String> names = several ? RootText.shortNames(idsByRoot.keySet()) : Map.of();

    List<Column> columns = new ArrayList<>();
    columns.add(new Column("ID", false));
    columns.add(new Column("STATUS", false));
    columns.add(new Column("BRANCH", true));
    columns.add(new Column("UPDATED", true));
    columns.add(new Column("REQUEST", false));
    if (several) {
      columns.add(4, new Column("REPOSITORY", false));
    }
    Table table = new Table(columns);
    for (Row row : rows) {
      List<Cell> cells = new ArrayList<>(row.cells());
      String id =
          shortened
              .getOrDefault(row.repository(), Map.of())
              .getOrDefault(row.id(), row.id().toString());
      cells.add(0, Cell.of(id, Ink.BOLD));
      if (several) {
        cells.add(4, Cell.of(names.getOrDefault(row.repository(), "")));
      }
      table.add(cells);
    }
    return table;
  }
}

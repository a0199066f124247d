package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.InRepository;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a search found, for people: a line for each session. */
final class FoundText {

  /** How much of an id is shown at the least. */
  static final int ID_LENGTH = 8;

  private static final String GAP = "  ";

  private FoundText() {}

  /**
   * The beginning of the id, the status, the day of creation in UTC, and the feature request around
   * the first match, with the matches in bold.
   */
  static String of(
      SearchQuery search, List<Session> sessions, Map<SessionId, String> ids, Style style) {
    return lines(
        search,
        sessions.stream()
            .map(
                session ->
                    new Row(
                        session,
                        ids.getOrDefault(session.id(), session.id().toString()),
                        Optional.empty()))
            .toList(),
        style);
  }

  /** The same with the repository before the feature request, as short as it can be told. */
  static String of(
      SearchQuery search,
      List<InRepository<Session>> found,
      Repositories repositories,
      Style style) {
    Map<Path, List<SessionId>> idsByRoot = new LinkedHashMap<>();
    for (InRepository<Session> in : found) {
      idsByRoot.computeIfAbsent(in.repository(), root -> new ArrayList<>()).add(in.value().id());
    }
    Map<Path, String> names = RootText.shortNames(idsByRoot.keySet());
    Map<Path, Map<SessionId, String>> shortIds = new HashMap<>();
    idsByRoot.forEach(
        (root, ids) -> shortIds.put(root, repositories.shortestIds(root, ids, ID_LENGTH)));
    return lines(
        search,
        found.stream()
            .map(
                in -> {
                  SessionId id = in.value().id();
                  return new Row(
                      in.value(),
                      shortIds
                          .getOrDefault(in.repository(), Map.of())
                          .getOrDefault(id, id.toString()),
                      Optional.ofNullable(names.get(in.repository())));
                })
            .toList(),
        style);
  }

  private record Row(Session session, String id, Optional<String> repository) {}

  private static String lines(SearchQuery search, List<Row> rows, Style style) {
    int idWidth = rows.stream().mapToInt(row -> row.id().length()).max().orElse(0);
    int statusWidth =
        rows.stream().mapToInt(row -> row.session().status().key().length()).max().orElse(0);
    int repositoryWidth =
        rows.stream()
            .flatMap(row -> row.repository().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      Session session = row.session();
      String head =
          padded(row.id(), idWidth)
              + padded(session.status().key(), statusWidth)
              + LocalDate.ofInstant(session.createdAt(), ZoneOffset.UTC)
              + GAP
              + row.repository().map(name -> padded(name, repositoryWidth)).orElse("");
      String request = session.featureRequest();
      text.append(head)
          .append(
              Excerpt.of(
                  request,
                  search.highlights(request),
                  style,
                  Math.max(20, style.columns() - head.length())))
          .append('\n');
    }
    return text.toString();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length()) + GAP;
  }
}

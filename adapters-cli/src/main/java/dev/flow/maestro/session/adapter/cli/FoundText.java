package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

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
    int idWidth = ids.values().stream().mapToInt(String::length).max().orElse(0);
    int statusWidth =
        sessions.stream().mapToInt(session -> session.status().key().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (Session session : sessions) {
      String head =
          padded(ids.getOrDefault(session.id(), session.id().toString()), idWidth)
              + padded(session.status().key(), statusWidth)
              + LocalDate.ofInstant(session.createdAt(), ZoneOffset.UTC)
              + GAP;
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

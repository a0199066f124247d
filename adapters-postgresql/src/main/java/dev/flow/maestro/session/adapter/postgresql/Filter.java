package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A condition on rows, with its parameters. What a query asks for is asked of the columns, which
 * have indexes; it lets a few through that do not match, and misses none of the rows that are
 * intact.
 */
final class Filter {

  /** A parameter that is an array of texts. */
  private record Texts(List<String> values) {}

  private final StringBuilder sql;
  private final List<Object> parameters = new ArrayList<>();

  private Filter(String first) {
    this.sql = new StringBuilder(first);
  }

  /** The sessions that a query may find and that can be read. */
  static Filter of(SessionQuery query) {
    Filter filter = new Filter("deleted_at is null and intact");
    if (!query.statuses().isEmpty()) {
      filter.and(
          "status = any (?)", texts(query.statuses().stream().map(SessionStatus::key).toList()));
    }
    query.phase().ifPresent(phase -> filter.and("phase = ?", phase.key()));
    query.branch().ifPresent(branch -> filter.and("branch = ?", Columns.branch(branch)));
    query.createdAfter().ifPresent(time -> filter.and("created_at >= ?", Columns.time(time)));
    query.createdBefore().ifPresent(time -> filter.and("created_at <= ?", Columns.time(time)));
    query.unchangedSince().ifPresent(time -> filter.and("changed_at <= ?", Columns.time(time)));
    if (query.activeOnly() || query.unchangedSince().isPresent()) {
      filter.and("active");
    }
    query.search().ifPresent(search -> Words.demandedBy(search).forEach(filter::andWord));
    return filter;
  }

  private static Texts texts(List<String> values) {
    return new Texts(values);
  }

  /** Only those with a later id. */
  Filter afterId(SessionId id) {
    return copy().and("id > ?", id.value());
  }

  /** Only those that come later in the order of queries. */
  Filter afterCreation(Instant createdAt, SessionId id) {
    return copy()
        .and(
            "created_at <= ? and (created_at < ? or id > ?)",
            Columns.time(createdAt),
            Columns.time(createdAt),
            id.value());
  }

  /**
   * Only those with this word, or with one that may be it. How often a word is met decides how rows
   * are best found, so that it stands in the text: a search that comes again has its plan, which
   * takes longer to make than to run. It is letters and digits.
   */
  private void andWord(String word) {
    and("words && array['" + word + "', '" + Words.ANYTHING + "']");
  }

  private Filter copy() {
    Filter copy = new Filter(sql.toString());
    copy.parameters.addAll(parameters);
    return copy;
  }

  private Filter and(String condition, Object... values) {
    sql.append(" and ").append(condition);
    parameters.addAll(List.of(values));
    return this;
  }

  /** The condition, without "where". */
  String sql() {
    return sql.toString();
  }

  /**
   * Sets the parameters.
   *
   * @return the number of the next parameter
   */
  int set(Connection connection, PreparedStatement statement) throws SQLException {
    int number = 1;
    for (Object parameter : parameters) {
      if (parameter instanceof Texts texts) {
        statement.setArray(number, connection.createArrayOf("text", texts.values().toArray()));
      } else {
        statement.setObject(number, parameter);
      }
      number++;
    }
    return number;
  }
}

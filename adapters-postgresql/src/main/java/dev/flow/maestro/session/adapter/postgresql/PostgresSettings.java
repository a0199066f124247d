package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.Driver;

/**
 * Where a database is, and how to use it.
 *
 * @param url such as {@code jdbc:postgresql://host:5432/db}, with the driver's parameters if need
 *     be; given without {@code jdbc:}, it gets that
 * @param user the role; empty where the driver is to choose, or the URL names it
 * @param password of the role; empty where the server wants none
 * @param poolSize how many connections there are at the most
 * @param deadline how long an operation may take, all its attempts together
 */
public record PostgresSettings(
    String url, Optional<String> user, Optional<String> password, int poolSize, Duration deadline) {

  /** How many connections there are, unless told otherwise. */
  public static final int DEFAULT_POOL_SIZE = 4;

  /** How long an operation may take, unless told otherwise. */
  public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

  private static final String JDBC = "jdbc:";
  private static final String SCHEME = JDBC + "postgresql://";
  private static final Duration SHORTEST_DEADLINE = Duration.ofMillis(250);
  private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
  private static final int LARGEST_POOL = 1000;

  /**
   * Checks everything but whether there is such a server. A deadline is at least 250 ms and at most
   * a day; others become the nearest of these.
   *
   * @throws InvalidInputException if the URL is none of PostgreSQL or has a password or a user
   *     before the host, or if the pool size is not from 1 to 1000; no message has the URL in it
   */
  public PostgresSettings {
    url = url.startsWith(JDBC) ? url : JDBC + url;
    if (!url.startsWith(SCHEME)) {
      throw refused("a URL that begins with postgresql://");
    }
    String authority = url.substring(SCHEME.length()).split("[/?]", 2)[0];
    if (authority.contains("@")) {
      throw refused("a URL without a user or a password before the host; they are given apart");
    }
    if (hasPassword(url)) {
      throw refused("a URL without a password; it is given apart");
    }
    if (Driver.parseURL(url, null) == null) {
      throw refused("a URL such as postgresql://host:5432/database");
    }
    if (poolSize < 1 || poolSize > LARGEST_POOL) {
      throw InvalidInputException.of(
          "pool size", Integer.toString(poolSize), "from 1 to " + LARGEST_POOL);
    }
    deadline = deadline.compareTo(SHORTEST_DEADLINE) < 0 ? SHORTEST_DEADLINE : deadline;
    deadline = deadline.compareTo(LONGEST_DEADLINE) > 0 ? LONGEST_DEADLINE : deadline;
  }

  private static boolean hasPassword(String url) {
    int begin = url.indexOf('?');
    return begin >= 0
        && Arrays.stream(url.substring(begin + 1).split("&", -1))
            .map(parameter -> decoded(parameter.split("=", 2)[0]).toLowerCase(Locale.ROOT))
            .anyMatch(name -> name.contains("password"));
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refused("a URL with valid escapes");
    }
  }

  private static InvalidInputException refused(String wanted) {
    return InvalidInputException.of("database", "this one, which is not shown", wanted);
  }

  /** A database, with the defaults, and no user and no password. */
  public static PostgresSettings of(String url) {
    return new PostgresSettings(
        url, Optional.empty(), Optional.empty(), DEFAULT_POOL_SIZE, DEFAULT_DEADLINE);
  }

  /** The same as this role. */
  public PostgresSettings withUser(String name) {
    return new PostgresSettings(url, Optional.of(name), password, poolSize, deadline);
  }

  /** The same with this password. */
  public PostgresSettings withPassword(String secret) {
    return new PostgresSettings(url, user, Optional.of(secret), poolSize, deadline);
  }

  /** The same with so many connections at the most. */
  public PostgresSettings withPoolSize(int size) {
    return new PostgresSettings(url, user, password, size, deadline);
  }

  /** The same with another deadline. */
  public PostgresSettings withDeadline(Duration longest) {
    return new PostgresSettings(url, user, password, poolSize, longest);
  }

  /** The address, without the driver's parameters: for people. */
  String location() {
    return url.substring(JDBC.length()).split("\\?", 2)[0];
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PostgresSettings[url="
        + location()
        + ", user="
        + user.orElse("(none)")
        + ", poolSize="
        + poolSize
        + ", deadline="
        + deadline
        + "]";
  }
}

package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.postgresql.PostgresSettings;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A database as the environment describes it. Its classes are loaded only where it does. */
final class DatabaseVariables {

  /** The environment variable with the role. */
  static final String USER = "MAESTRO_DB_USER";

  /** The environment variable with the password. */
  static final String PASSWORD = "MAESTRO_DB_PASSWORD";

  /** The environment variable with the path of a file that has the password and nothing else. */
  static final String PASSWORD_FILE = "MAESTRO_DB_PASSWORD_FILE";

  private DatabaseVariables() {}

  /** Whether the name of a store is the address of a database; which one is looked at later. */
  static boolean isDatabase(String store) {
    return store.contains(":");
  }

  /**
   * The settings of a database.
   *
   * @throws InvalidInputException if a variable makes no sense; no message has a password in it
   */
  static PostgresSettings settings(String url, Duration deadline, Map<String, String> environment) {
    PostgresSettings settings = PostgresSettings.of(url).withDeadline(deadline);
    String user = environment.getOrDefault(USER, "");
    String password = environment.getOrDefault(PASSWORD, "");
    String file = environment.getOrDefault(PASSWORD_FILE, "");
    if (!user.isEmpty()) {
      settings = settings.withUser(user);
    }
    if (!password.isEmpty() && !file.isEmpty()) {
      throw InvalidInputException.of(PASSWORD_FILE, file, "unset where " + PASSWORD + " is set");
    }
    if (!file.isEmpty()) {
      settings = settings.withPassword(contentOf(file));
    } else if (!password.isEmpty()) {
      settings = settings.withPassword(password);
    }
    return settings;
  }

  /** The text without the line end that an editor puts there. */
  private static String contentOf(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8).replaceFirst("\\R\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw InvalidInputException.of(
          PASSWORD_FILE, file, "the path of a text file that can be read");
    }
  }
}

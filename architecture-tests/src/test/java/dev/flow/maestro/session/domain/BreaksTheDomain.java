package dev.flow.maestro.session.domain;

import com.fasterxml.jackson.core.JsonFactory;
import java.time.Instant;
import java.util.UUID;

/** Does what the domain may not do: the rules must see it. */
public final class BreaksTheDomain {

  /** Reads a clock. */
  public Instant clock() {
    return Instant.now();
  }

  /** Reads a random number. */
  public UUID random() {
    return UUID.randomUUID();
  }

  /** Uses a library. */
  public JsonFactory library() {
    return new JsonFactory();
  }

  /** Uses a module of the JDK other than java.base. */
  public java.sql.Connection jdbc(java.sql.Connection connection) {
    return connection;
  }
}

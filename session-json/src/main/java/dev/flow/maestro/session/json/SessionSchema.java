package dev.flow.maestro.session.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The JSON schema (draft 7) of a metadata document, as it is put beside the sessions. */
public final class SessionSchema {

  /** The name of the file. */
  public static final String FILE_NAME = "session-metadata.schema.json";

  private SessionSchema() {}

  /** The schema's bytes, in UTF-8. */
  public static byte[] bytes() {
    try (InputStream in = SessionSchema.class.getResourceAsStream(FILE_NAME)) {
      if (in == null) {
        throw new IllegalStateException(FILE_NAME + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + FILE_NAME + " from the jar", e);
    }
  }
}

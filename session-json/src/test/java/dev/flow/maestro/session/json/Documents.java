package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents for tests. */
final class Documents {

  /** The ids of the sessions that the peer wrote. */
  static final List<String> PEER_SESSIONS =
      List.of(
          "21285640-5215-4cea-9663-b830592aa680",
          "3f01b541-5cc9-47a7-9f8b-d884159c705f",
          "96270614-bd3e-4200-a1da-0bdc34a2b3cd",
          "b61f10f7-e23c-4bf2-b982-d5fadda23ccc");

  /** The least that is a session. */
  static final String MINIMAL =
      """
      {
        "session_id": "0b0e7a52-9f4e-4b7c-8d3c-2f1a5e6d7c8b",
        "feature_request": "x",
        "status": "planning",
        "created_at": "2026-01-07T13:02:57.119275Z",
        "git_context": {
          "branch": "",
          "commit": "unknown",
          "repo_root": "/r"
        }
      }""";

  private Documents() {}

  static byte[] peerSession(String id) {
    return resource("peer/sessions/" + id + "/metadata.json");
  }

  static byte[] resource(String name) {
    try (InputStream in = Documents.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String name) {
    return new String(resource(name), StandardCharsets.UTF_8);
  }

  static SessionDocument parse(String document) {
    try {
      return SessionDocument.parse(document.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedDocumentException e) {
      throw new AssertionError(e.member() + " at " + e.offset(), e);
    }
  }

  static String rewritten(SessionDocument document) {
    return new String(document.toBytes(), StandardCharsets.UTF_8);
  }

  static MalformedDocumentException refused(byte[] document) {
    MalformedDocumentException refusal =
        catchThrowableOfType(
            MalformedDocumentException.class, () -> SessionDocument.parse(document));
    if (refusal == null) {
      throw new AssertionError("was accepted");
    }
    return refusal;
  }

  static MalformedDocumentException refused(String document) {
    return refused(document.getBytes(StandardCharsets.UTF_8));
  }
}

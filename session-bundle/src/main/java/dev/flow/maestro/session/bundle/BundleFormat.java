package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a bundle, in this order: {@code format.json}; for each session, by id, {@code
 * sessions/<id>/metadata.json}, {@code history.jsonl}, its {@code files/…} by name, and {@code
 * manifest.json} with sizes and digests of those; in the end {@code manifest.json}, with a digest
 * of all manifests. A manifest follows from what it tells of, so none has to be parsed.
 */
final class BundleFormat {

  /** The version that is written, and the only one that is read. */
  static final int VERSION = 1;

  static final String FORMAT = "format.json";
  static final String MANIFEST = "manifest.json";
  static final String METADATA = "metadata.json";
  static final String HISTORY = "history.jsonl";
  static final String FILES = "files/";

  private static final String NAME = "maestro-session-bundle";
  private static final Pattern FORMAT_TEXT =
      Pattern.compile(
          "\\{\\s*\"format\": \"" + NAME + "\",\\s*\"version\": ([0-9]{1,9})\\s*\\}\\s*");
  private static final Pattern SESSION = Pattern.compile("sessions/([^/]+)/metadata\\.json");

  private BundleFormat() {}

  /** The content of {@link #FORMAT}. */
  static byte[] format() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format", NAME);
    members.put("version", VERSION);
    return json(members);
  }

  /** The version that such a content names, or empty where it is none. */
  static Optional<Integer> version(byte[] format) {
    Matcher matcher = FORMAT_TEXT.matcher(new String(format, StandardCharsets.ISO_8859_1));
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** Where the entries of a session are. */
  static String folder(SessionId id) {
    return "sessions/" + id + "/";
  }

  /** The session whose first entry has this name. */
  static Optional<SessionId> session(String name) {
    Matcher matcher = SESSION.matcher(name);
    return matcher.matches() ? SessionId.parse(matcher.group(1)) : Optional.empty();
  }

  /** What a manifest tells of one session. Used once. */
  static final class Manifest {

    private final SessionId id;
    private final List<Object> entries = new ArrayList<>();

    Manifest(SessionId id) {
      this.id = id;
    }

    void add(String name, ZipContent content) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", name);
      entry.put("size", content.size());
      entry.put("sha256", content.sha256());
      entries.add(entry);
    }

    byte[] content() {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("session_id", id.toString());
      members.put("entries", entries);
      return json(members);
    }
  }

  /** The manifest of all. */
  static byte[] manifest(int sessions, String sha256) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("sessions", sessions);
    members.put("sha256", sha256);
    return json(members);
  }

  private static byte[] json(Map<String, Object> members) {
    return (JsonText.object(JsonStyle.PRETTY, members) + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}

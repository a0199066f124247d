package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One reading of a bundle from its first entry to its last. Used once. */
final class BundlePass {

  private static final int LONGEST_FORMAT = 1024;

  private final ZipReader zip;
  private final BundleLimits limits;
  private final String location;
  private final MessageDigest manifests = Sha256.start();
  private Optional<SessionId> last = Optional.empty();
  private int sessions;

  BundlePass(ZipReader zip, BundleLimits limits, String location) {
    this.zip = zip;
    this.limits = limits;
    this.location = location;
  }

  void run(Consumer<SessionRecord> visitor) {
    require(next().equals(BundleFormat.FORMAT), "is not the entry that a bundle begins with");
    requireFormat(read(LONGEST_FORMAT));
    for (String name = next(); !name.equals(BundleFormat.MANIFEST); name = next()) {
      session(name, visitor);
    }
    String digest = HexFormat.of().formatHex(manifests.digest());
    requireContent(BundleFormat.manifest(sessions, digest));
    Optional<String> more = zip.next();
    require(more.isEmpty(), "comes after the end of the bundle");
  }

  private void requireFormat(byte[] found) {
    if (!Arrays.equals(found, BundleFormat.format())) {
      throw zip.problem(
          BundleFormat.version(found)
              .filter(version -> version > BundleFormat.VERSION)
              .map(
                  version ->
                      "it is of format version "
                          + version
                          + ", and this program reads version "
                          + BundleFormat.VERSION
                          + "; a newer program does")
              .orElse("it is not the format of a bundle"));
    }
  }

  private void session(String name, Consumer<SessionRecord> visitor) {
    SessionId id =
        BundleFormat.session(name).orElseThrow(() -> zip.problem("is no entry of a bundle"));
    require(
        last.isEmpty() || last.get().compareTo(id) < 0,
        "its session comes twice, or not in the order of the ids");
    last = Optional.of(id);
    require(
        ++sessions <= limits.sessions(), "there are more than " + limits.sessions() + " sessions");
    BundleFormat.Manifest manifest = new BundleFormat.Manifest(id);
    byte[] document = read(limits.document());
    manifest.add(BundleFormat.METADATA, zip.content(limits.document()).finish());
    Session session = session(name, id, document);
    String history = next();
    require(
        history.equals(BundleFormat.folder(id) + BundleFormat.HISTORY),
        "stands where the history of session " + id + " should be");
    List<SessionEvent> events = events(history, id, read(limits.history()));
    manifest.add(BundleFormat.HISTORY, zip.content(limits.history()).finish());
    Files files = new Files(id, manifest);
    visitor.accept(
        new SessionRecord(
            session.asToldBy(events.get(events.size() - 1)),
            events,
            Optional.of(new String(document, StandardCharsets.UTF_8)),
            files));
    files.finish();
  }

  private Session session(String name, SessionId id, byte[] document) {
    try {
      Session session = SessionDocument.parse(document).session();
      require(session.id().equals(id), "is of session " + session.id());
      return session;
    } catch (MalformedDocumentException e) {
      throw malformed(name, e);
    }
  }

  private List<SessionEvent> events(String name, SessionId id, byte[] lines) {
    List<SessionEvent> events = new ArrayList<>();
    for (int begin = 0; begin < lines.length; ) {
      int end = begin;
      while (end < lines.length && lines[end] != '\n') {
        end++;
      }
      require(end < lines.length, "its last line has no end");
      events.add(event(name, id, Arrays.copyOfRange(lines, begin, end)));
      begin = end + 1;
    }
    require(!events.isEmpty(), "has no event");
    return events;
  }

  private SessionEvent event(String name, SessionId id, byte[] line) {
    try {
      SessionEvent event = StoredEvent.parse(line).event();
      require(event.sessionId().equals(id), "has an event of session " + event.sessionId());
      return event;
    } catch (MalformedDocumentException e) {
      throw malformed(name, e);
    }
  }

  private UnreadableSessionException malformed(String name, MalformedDocumentException e) {
    return new UnreadableSessionException(e.inRecord(name, location), e);
  }

  /** The files of a session, and the manifest behind them. */
  private final class Files implements CompanionFiles {

    private final SessionId id;
    private final BundleFormat.Manifest manifest;
    private final FileNames names = new FileNames();
    private Optional<CompanionName> lastName = Optional.empty();
    private int count;
    private boolean begun;

    Files(SessionId id, BundleFormat.Manifest manifest) {
      this.id = id;
      this.manifest = manifest;
    }

    @Override
    public void showTo(Visitor visitor) {
      if (begun) {
        throw new IllegalStateException("the files of a bundle can be read once");
      }
      begun = true;
      String prefix = BundleFormat.folder(id) + BundleFormat.FILES;
      String end = BundleFormat.folder(id) + BundleFormat.MANIFEST;
      for (String name = next(); !name.equals(end); name = next()) {
        require(name.startsWith(prefix), "stands where a file of session " + id + " should be");
        CompanionName file = file(name.substring(prefix.length()));
        ZipReader.Content content = zip.content(limits.file());
        visitor.onFile(file, content);
        manifest.add(BundleFormat.FILES + file, content.finish());
      }
      byte[] expected = manifest.content();
      requireContent(expected);
      manifests.update(expected);
    }

    private CompanionName file(String text) {
      CompanionName.problem(text)
          .ifPresent(
              problem -> {
                throw zip.problem(problem);
              });
      CompanionName name = new CompanionName(text);
      require(
          ++count <= limits.files(), "there are more than " + limits.files() + " files with it");
      names
          .add(name)
          .ifPresent(
              problem -> {
                throw zip.problem(problem);
              });
      require(
          lastName.isEmpty() || lastName.get().compareTo(name) < 0,
          "does not come in the order of the names");
      lastName = Optional.of(name);
      return name;
    }

    /** Checks them, if nobody wanted them. */
    void finish() {
      if (!begun) {
        showTo(
            new Visitor() {
              @Override
              public void onFile(CompanionName name, InputStream content) {}

              @Override
              public void onUnreadable(UnreadableRecord record) {}
            });
      }
    }
  }

  private String next() {
    return zip.next().orElseThrow(() -> zip.problem("a manifest is missing behind it"));
  }

  private byte[] read(long most) {
    try {
      return zip.content(most).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireContent(byte[] expected) {
    require(
        Arrays.equals(read(Math.max(expected.length, LONGEST_FORMAT)), expected),
        "does not tell of what is in the bundle");
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw zip.problem(otherwise);
    }
  }
}

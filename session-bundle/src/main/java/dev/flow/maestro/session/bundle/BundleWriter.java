package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.RecordSink;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes a bundle: the same bytes for the same sessions, whatever store they come from, with the
 * same Java runtime. For one thread. Only a bundle that was {@linkplain #finish finished} is one.
 */
public final class BundleWriter implements RecordSink, AutoCloseable {

  private final String location;
  private final ZipWriter zip;
  private final MessageDigest manifests = Sha256.start();
  private final BundleLimits limits = BundleLimits.defaults();
  private Optional<SessionId> last = Optional.empty();
  private int sessions;

  /**
   * Begins a bundle.
   *
   * @param out where it goes; it is not closed
   * @param location what to call that in an error, such as a path
   * @throws StoreUnavailableException if it cannot be written
   */
  public BundleWriter(OutputStream out, String location) {
    this.location = location;
    this.zip = new ZipWriter(out);
    write(BundleFormat.FORMAT, BundleFormat.format());
  }

  @Override
  public void take(SessionRecord record, Consumer<UnreadableRecord> leftOut) {
    SessionId id = record.session().id();
    if (last.isPresent() && last.get().compareTo(id) >= 0) {
      throw new IllegalArgumentException("session " + id + " comes after " + last.get());
    }
    last = Optional.of(id);
    String folder = BundleFormat.folder(id);
    BundleFormat.Manifest manifest = new BundleFormat.Manifest(id);
    manifest.add(
        BundleFormat.METADATA,
        write(folder + BundleFormat.METADATA, limited(document(record), limits.document())));
    manifest.add(
        BundleFormat.HISTORY,
        write(folder + BundleFormat.HISTORY, limited(lines(record.history()), limits.history())));
    record.files().showTo(new Files(id, manifest, leftOut));
    byte[] content = manifest.content();
    manifests.update(content);
    write(folder + BundleFormat.MANIFEST, content);
    sessions++;
  }

  private final class Files implements CompanionFiles.Visitor {

    private final SessionId id;
    private final BundleFormat.Manifest manifest;
    private final Consumer<UnreadableRecord> leftOut;
    private final FileNames names = new FileNames();
    private int count;

    Files(SessionId id, BundleFormat.Manifest manifest, Consumer<UnreadableRecord> leftOut) {
      this.id = id;
      this.manifest = manifest;
      this.leftOut = leftOut;
    }

    @Override
    public void onFile(CompanionName name, InputStream content) {
      Optional<String> problem =
          count == limits.files()
              ? Optional.of("the session has more than " + limits.files() + " files")
              : names.add(name);
      if (problem.isPresent()) {
        leftOut.accept(UnreadableRecord.whole(id.toString(), name.text(), problem.get()));
        return;
      }
      count++;
      manifest.add(
          BundleFormat.FILES + name,
          write(BundleFormat.folder(id) + BundleFormat.FILES + name, content, limits.file()));
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      leftOut.accept(record);
    }
  }

  private byte[] document(SessionRecord record) {
    try {
      return SessionDocument.bytesOf(record.session(), record.lastEvent(), record.document());
    } catch (MalformedDocumentException e) {
      throw new UnreadableSessionException(
          e.inRecord(record.session().id().toString(), BundleFormat.METADATA), e);
    }
  }

  private static byte[] lines(List<SessionEvent> history) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (SessionEvent event : history) {
      String line = new StoredEvent(event, Optional.empty()).toLine() + "\n";
      lines.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
    }
    return lines.toByteArray();
  }

  private static byte[] limited(byte[] content, long most) {
    if (content.length > most) {
      throw InvalidInputException.of(
          "session", content.length + " bytes", "at most " + most + " bytes in a bundle");
    }
    return content;
  }

  private ZipContent write(String name, byte[] content) {
    return write(name, new ByteArrayInputStream(content), Long.MAX_VALUE);
  }

  private ZipContent write(String name, InputStream content, long most) {
    try {
      return zip.write(name, content, most);
    } catch (IOException e) {
      throw failed(name, e);
    }
  }

  private StoreUnavailableException failed(String name, IOException e) {
    return new StoreUnavailableException(
        location, "cannot write " + name + " to " + location + ": " + e.getMessage(), e);
  }

  /**
   * Writes the end. Nothing may be taken after it.
   *
   * @throws StoreUnavailableException if it cannot be written
   */
  public void finish() {
    String digest = HexFormat.of().formatHex(manifests.digest());
    write(BundleFormat.MANIFEST, BundleFormat.manifest(sessions, digest));
    try {
      zip.end();
    } catch (IOException e) {
      throw failed("the end", e);
    }
  }

  /** Lets go of what it needed; the stream stays open. */
  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw failed("the end", e);
    }
  }
}

package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.SessionDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the {@code metadata.json} of one session, strictly, and follows no link to it. */
final class MetadataFile {

  /** Larger documents are refused: 16 MiB. */
  static final int MAX_BYTES = 16 << 20;

  /** A damaged file that is older was not caught half-way. */
  private static final Duration BEING_WRITTEN = Duration.ofSeconds(2);

  private final SessionId id;
  private final Path sessions;
  private final Path folder;
  private final Path path;
  private final Path history;

  MetadataFile(StoreLayout layout, SessionId id) {
    this(id, layout.sessions(), layout.folder(id));
  }

  /** Of a session whose folder lies somewhere else. */
  MetadataFile(SessionId id, Path sessions, Path folder) {
    this.id = id;
    this.sessions = sessions;
    this.folder = folder;
    this.path = folder.resolve(StoreLayout.METADATA);
    this.history = folder.resolve(StoreLayout.HISTORY);
  }

  /** What the file holds. */
  record Content(SessionDocument document, String fingerprint) {}

  /**
   * Whether there is a record, readable or not. A folder without the file is none, unless it has a
   * history: then somebody lost the file.
   *
   * @throws UnreadableSessionException if that cannot be told
   */
  boolean exists() {
    try {
      Optional<BasicFileAttributes> found = Attributes.of(folder);
      return found.isPresent()
          && !found.get().isRegularFile()
          && (found.get().isSymbolicLink() || Attributes.exists(path) || hasHistory());
    } catch (IOException e) {
      throw unreadable(Failures.reason(e), e);
    }
  }

  /** Whether there is a record, as far as that can be told; if it cannot, there may be one. */
  boolean mayExist() {
    try {
      return exists();
    } catch (UnreadableSessionException e) {
      return true;
    }
  }

  /**
   * Reads the file.
   *
   * @return the content, or empty where there is no record
   * @throws UnreadableSessionException naming the member and the offset where it can; also where it
   *     is of another session
   */
  Optional<Content> read(Patience patience) {
    Optional<Content> content = readAny(patience);
    if (content.isPresent() && !isOf(id, content.get())) {
      throw new UnreadableSessionException(
          new UnreadableRecord(
              id.toString(),
              path.toString(),
              Optional.of("session_id"),
              OptionalLong.empty(),
              otherId(content.get())));
    }
    return content;
  }

  static boolean isOf(SessionId id, Content content) {
    return content.document().session().id().equals(id);
  }

  /** What is wrong with a document of another session. */
  String otherId(Content content) {
    return "is " + content.document().session().id() + ", but the folder is " + id;
  }

  /**
   * Reads the file, whichever session it is of. One that was changed just now and makes no sense is
   * read again for a while.
   */
  Optional<Content> readAny(Patience patience) {
    while (true) {
      try {
        Optional<byte[]> content = Interrupts.outlast(this::readBytes);
        if (content.isPresent() || !hasHistory()) {
          return content.isEmpty() ? Optional.empty() : Optional.of(parsed(content.get()));
        }
        if (!mayBeBeingMoved() || !patience.waitALittle()) {
          throw unreadable("it is missing, but there is a history of it");
        }
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw unreadable(Failures.reason(e), e);
      } catch (UnreadableSessionException e) {
        if (!mayBeBeingWritten(patience) || !patience.waitALittle()) {
          throw e;
        }
      }
    }
  }

  /** What the file holds now, whether or not it makes sense; empty where there is none. */
  Optional<byte[]> bytes() {
    try {
      return Interrupts.outlast(this::readBytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(Failures.reason(e), e);
    }
  }

  /** Tells what the file holds now from anything else, whether or not it makes sense. */
  Optional<String> fingerprint() throws IOException {
    return Interrupts.outlast(() -> reading((in, size) -> Fingerprint.of(in)));
  }

  private interface Reading<T> {
    T read(InputStream in, long size) throws IOException;
  }

  private Optional<byte[]> readBytes() throws IOException {
    return reading((in, size) -> Blocks.readAll(in, size, MAX_BYTES).orElseThrow(this::tooLarge));
  }

  private <T> Optional<T> reading(Reading<T> reading) throws IOException {
    Optional<BasicFileAttributes> folderFound = Attributes.of(folder);
    if (folderFound.isEmpty() || folderFound.get().isRegularFile()) {
      return Optional.empty();
    }
    if (!folderFound.get().isDirectory()) {
      throw unreadable("its folder is a link or something else that is not followed");
    }
    Optional<BasicFileAttributes> found = Attributes.of(path);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!found.get().isRegularFile()) {
      throw unreadable(
          found.get().isDirectory()
              ? "it is a folder"
              : "it is a link or a special file, which is not followed");
    }
    if (found.get().size() > MAX_BYTES) {
      throw tooLarge();
    }
    try (InputStream in = Files.newInputStream(path, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
      return Optional.of(reading.read(in, found.get().size()));
    }
  }

  private UnreadableSessionException tooLarge() {
    return unreadable("it is larger than " + MAX_BYTES + " bytes");
  }

  private Content parsed(byte[] content) {
    SessionDocument document;
    try {
      document = SessionDocument.parse(content);
    } catch (MalformedDocumentException e) {
      throw new UnreadableSessionException(e.inRecord(id.toString(), path.toString()), e);
    }
    return new Content(document, Fingerprint.of(content));
  }

  private boolean mayBeBeingWritten(Patience patience) {
    try {
      if (Attributes.isLink(folder)) {
        return false;
      }
      // A file that is gone is worth another look, unless only its history is left.
      Optional<BasicFileAttributes> found = Attributes.of(path);
      if (found.isEmpty()) {
        return !hasHistory();
      }
      patience.see(path, found.get().lastModifiedTime());
      return isYoung(found.get().lastModifiedTime());
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether the file or its folder may have come, or may come, this moment. */
  private boolean mayBeBeingMoved() throws IOException {
    return isYoung(lastModified(folder)) || isYoung(lastModified(sessions));
  }

  private static FileTime lastModified(Path path) throws IOException {
    return Files.getLastModifiedTime(path, NOFOLLOW_LINKS);
  }

  private static boolean isYoung(FileTime time) {
    return time.toInstant().isAfter(Instant.now().minus(BEING_WRITTEN));
  }

  /** An empty one is what a creation left that failed. */
  private boolean hasHistory() throws IOException {
    return Attributes.isFolder(folder)
        && Attributes.of(history).filter(found -> found.size() > 0).isPresent();
  }

  private UnreadableSessionException unreadable(String reason) {
    return new UnreadableSessionException(
        UnreadableRecord.whole(id.toString(), path.toString(), reason));
  }

  private UnreadableSessionException unreadable(String reason, IOException cause) {
    return new UnreadableSessionException(
        UnreadableRecord.whole(id.toString(), path.toString(), reason), cause);
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.WatchJournal;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.application.port.WatchTrack;
import dev.flow.maestro.session.domain.SessionId;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The journal of one watch, while it is written. Each step is one write to the end of the file,
 * which an interrupt does not disturb; nothing is forced.
 */
final class WatchFile implements WatchJournal {

  private final Path path;
  private final String name;
  private final WatchTrack track;
  private final Map<SessionId, WatchPlace> position;
  private final Runnable release;
  private OutputStream out;

  private WatchFile(
      Path path,
      String name,
      WatchTrack track,
      Map<SessionId, WatchPlace> position,
      Runnable release)
      throws IOException {
    this.path = path;
    this.name = name;
    this.track = track;
    this.position = Map.copyOf(position);
    this.release = release;
    this.out = append(path);
  }

  /**
   * Begins a journal.
   *
   * @param release is run when the journal is closed; not, if this throws
   */
  static WatchFile create(Path path, String name, WatchTrack track, Runnable release)
      throws IOException {
    place(path, track);
    return new WatchFile(path, name, track, track.base(), release);
  }

  /** Goes on with a journal that was read to its end. */
  static WatchFile goOn(
      Path path,
      String name,
      WatchTrack track,
      Map<SessionId, WatchPlace> position,
      Runnable release)
      throws IOException {
    return new WatchFile(path, name, track, position, release);
  }

  /** Not a channel, which an interrupt would close. */
  private static OutputStream append(Path path) throws IOException {
    Attributes.requireRegularIfPresent(path);
    return new FileOutputStream(path.toFile(), true);
  }

  /** For its owner alone, as others may not be allowed to know which sessions there are. */
  private static void place(Path path, WatchTrack track) throws IOException {
    Path temporary = DurableFiles.ownTemporaryOf(path);
    try {
      NewFile.forOwner(temporary).close();
      try (OutputStream whole = append(temporary)) {
        whole.write(WatchForm.bytes(track, run()));
      }
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** What is written in one run of the system may be cut by its end, and nothing would tell. */
  static String run() {
    return Boot.id().map(Object::toString).orElse("-");
  }

  @Override
  public String scope() {
    return track.scope();
  }

  @Override
  public Map<SessionId, WatchPlace> position() {
    return position;
  }

  @Override
  public String note(SessionId id, WatchPlace place, boolean toldOf) {
    try {
      WatchTrack.Step step = track.step(id, place, toldOf);
      out.write(WatchForm.line(step).getBytes(StandardCharsets.UTF_8));
      if (track.trim()) {
        out.close();
        place(path, track);
        out = append(path);
      }
      return cursor();
    } catch (IOException e) {
      throw Failures.unavailable("write", path, e);
    }
  }

  @Override
  public String cursor() {
    return name + "." + track.last();
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      System.getLogger(WatchFile.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a journal", e);
    } finally {
      release.run();
    }
  }
}

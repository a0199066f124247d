package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnknownCursorException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Journals in memory: cursors are good as long as the process lives, and those of the {@value
 * #MOST} journals that were used last. A watch that goes on gets a journal of its own.
 */
public final class InMemoryWatchJournals implements WatchJournals {

  private static final int MOST = 64;

  private final SessionIdGenerator names;
  private final Map<String, WatchTrack> tracks =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, WatchTrack> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Without any journal.
   *
   * @param names makes the names of journals; one that was used in another process must not come
   *     again
   */
  public InMemoryWatchJournals(SessionIdGenerator names) {
    this.names = names;
  }

  @Override
  public WatchJournal begin(String scope, Map<SessionId, WatchPlace> position) {
    return new Journal(names.next().toString(), new WatchTrack(scope, position, 0));
  }

  @Override
  public WatchJournal after(String cursor) {
    WatchTrack track =
        split(cursor)
            .flatMap(found -> copy(found.name, found.number))
            .orElseThrow(() -> UnknownCursorException.unknown(cursor));
    return new Journal(names.next().toString(), track);
  }

  private record Cursor(String name, long number) {}

  private static Optional<Cursor> split(String cursor) {
    int dot = cursor.indexOf('.');
    try {
      return dot < 0
          ? Optional.empty()
          : Optional.of(
              new Cursor(cursor.substring(0, dot), Long.parseLong(cursor.substring(dot + 1))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private synchronized Optional<WatchTrack> copy(String name, long number) {
    WatchTrack track = tracks.get(name);
    return track == null
        ? Optional.empty()
        : track.after(number).map(position -> new WatchTrack(track.scope(), position, 0));
  }

  private final class Journal implements WatchJournal {

    private final String name;
    private final WatchTrack track;
    private final Map<SessionId, WatchPlace> position;

    Journal(String name, WatchTrack track) {
      this.name = name;
      this.track = track;
      this.position = Map.copyOf(track.base());
      synchronized (InMemoryWatchJournals.this) {
        tracks.put(name, track);
      }
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
      synchronized (InMemoryWatchJournals.this) {
        // In use, so it is kept.
        tracks.put(name, track);
        WatchTrack.Step step = track.step(id, place, toldOf);
        boolean unused = track.trim();
        return name + "." + step.number();
      }
    }

    @Override
    public String cursor() {
      synchronized (InMemoryWatchJournals.this) {
        return name + "." + track.last();
      }
    }

    @Override
    public void close() {
      // What was noted stays.
    }
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Is woken by the system when a document is written, by us or by the peer, and looks at the stamps
 * of all documents now and then: for what the system did not tell, and, where it tells nothing,
 * about once a second.
 */
final class FileChangeSignal implements ChangeSignal {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS_ALONE = Duration.ofSeconds(1);

  private final StoreLayout layout;
  private final Optional<SessionId> only;
  private final StampLook look;
  private final Map<WatchKey, SessionId> sessions = new HashMap<>();
  private final Map<SessionId, WatchKey> keys = new HashMap<>();
  private Optional<FolderWatch> watch;
  private Optional<WatchKey> parent = Optional.empty();
  private long nextLook;

  /** As {@link FolderWatch#open}. */
  interface Opener {
    FolderWatch open(Path folder) throws IOException;
  }

  static ChangeSignal open(StoreLayout layout, Optional<SessionId> only) {
    return open(layout, only, FolderWatch::open);
  }

  /** With another way to watch folders, for tests. */
  static ChangeSignal open(StoreLayout layout, Optional<SessionId> only, Opener opener) {
    Optional<FolderWatch> watch;
    try {
      watch = Optional.of(opener.open(layout.sessions()));
    } catch (IOException | UnsupportedOperationException e) {
      watch = Optional.empty();
      tellOnlyLooking(e);
    }
    FileChangeSignal signal = new FileChangeSignal(layout, only, watch);
    try {
      // Watched before it is looked at: what is written in between is seen by one or the other.
      signal.watchSessions();
      signal.watchEach(signal.look());
      return signal;
    } catch (RuntimeException | Error e) {
      signal.close();
      throw e;
    }
  }

  private FileChangeSignal(
      StoreLayout layout, Optional<SessionId> only, Optional<FolderWatch> watch) {
    this.layout = layout;
    this.only = only;
    this.look = new StampLook(layout, only);
    this.watch = watch;
  }

  private static void tellOnlyLooking(Exception e) {
    System.getLogger(FileChangeSignal.class.getName())
        .log(System.Logger.Level.DEBUG, "no watch on folders; looking once a second", e);
  }

  @Override
  public PossibleChanges await(Duration atMost) {
    long now = System.nanoTime();
    Duration longest = BETWEEN_LOOKS.multipliedBy(2);
    long deadline = now + (atMost.compareTo(longest) < 0 ? atMost : longest).toNanos();
    Set<SessionId> changed = new HashSet<>(told(Duration.ZERO));
    while (changed.isEmpty() && !Thread.currentThread().isInterrupted()) {
      if (nextLook - now <= 0) {
        if (look.isBlind()) {
          nextLook = System.nanoTime() + betweenLooks().toNanos();
          return PossibleChanges.anything();
        }
        watchSessions();
        Set<SessionId> found = look();
        watchEach(found);
        changed.addAll(found);
      } else if (deadline - now <= 0) {
        break;
      } else {
        changed.addAll(told(Duration.ofNanos(Math.min(deadline - now, nextLook - now))));
      }
      now = System.nanoTime();
    }
    return PossibleChanges.of(changed);
  }

  private Set<SessionId> look() {
    Set<SessionId> found = look.isBlind() ? Set.of() : look.changed();
    nextLook = System.nanoTime() + betweenLooks().toNanos();
    return found;
  }

  private Duration betweenLooks() {
    return parent.isPresent() && !look.isBlind() ? BETWEEN_LOOKS : BETWEEN_LOOKS_ALONE;
  }

  /** What the system tells until then: waits for the first, and takes what else there is. */
  private Set<SessionId> told(Duration atMost) {
    if (watch.isEmpty()) {
      LockSupport.parkNanos(atMost.toNanos());
      return Set.of();
    }
    Set<SessionId> changed = new HashSet<>();
    Optional<WatchKey> key = watch.get().poll(atMost);
    while (key.isPresent()) {
      take(key.get(), changed);
      key = watch.isEmpty() ? Optional.empty() : watch.get().poll(Duration.ZERO);
    }
    return changed;
  }

  private void take(WatchKey key, Set<SessionId> changed) {
    Optional<SessionId> session = Optional.ofNullable(sessions.get(key));
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
        nextLook = System.nanoTime();
        session.ifPresent(changed::add);
      } else if (session.isPresent()) {
        if (String.valueOf(event.context()).equals(StoreLayout.METADATA)) {
          changed.add(session.get());
        }
      } else if (parent.equals(Optional.of(key))) {
        SessionId.parse(String.valueOf(event.context()))
            .filter(id -> only.isEmpty() || only.get().equals(id))
            .ifPresent(changed::add);
      }
    }
    if (!key.reset()) {
      forget(key);
    }
    if (session.isEmpty()) {
      watchEach(changed);
    }
  }

  private void forget(WatchKey key) {
    Optional.ofNullable(sessions.remove(key)).ifPresent(id -> keys.remove(id, key));
    if (parent.equals(Optional.of(key))) {
      parent = Optional.empty();
      nextLook = System.nanoTime();
    }
  }

  /** Each time anew: there may be another folder of that name. */
  private void watchSessions() {
    parent = watch(layout.sessions());
  }

  private void watchEach(Collection<SessionId> ids) {
    for (SessionId id : ids) {
      Optional<WatchKey> key = watch(layout.folder(id));
      Optional<WatchKey> before =
          Optional.ofNullable(key.isPresent() ? keys.put(id, key.get()) : keys.remove(id));
      before
          .filter(old -> !key.equals(Optional.of(old)))
          .ifPresent(
              old -> {
                old.cancel();
                sessions.remove(old);
              });
      key.ifPresent(found -> sessions.put(found, id));
    }
  }

  private Optional<WatchKey> watch(Path folder) {
    if (watch.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(watch.get().register(folder));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      lookOnly(e);
      return Optional.empty();
    }
  }

  /** Some folders watched and some not would be worse than none. */
  private void lookOnly(IOException e) {
    tellOnlyLooking(e);
    watch.ifPresent(FolderWatch::close);
    watch = Optional.empty();
    parent = Optional.empty();
    sessions.clear();
    keys.clear();
    nextLook = System.nanoTime();
  }

  @Override
  public void close() {
    watch.ifPresent(FolderWatch::close);
  }
}

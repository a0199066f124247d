package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that changes a store and tells each change before it begins ({@code begin}) and after
 * it was acknowledged ({@code done}). A change carries a word of its own as its reason, so that it
 * can be found in the history.
 */
public final class StoreWorker {

  private static final int FEW = 4;

  private StoreWorker() {}

  /**
   * {@code storm ROOT SEED CHANGES}, {@code hold ROOT ID WORD}, or {@code count ROOT NAME THREADS
   * CHANGES ID...}.
   */
  public static void main(String[] arguments) throws Exception {
    FileSessionRepository store = new FileSessionRepository(Path.of(arguments[1]));
    if (arguments[0].equals("storm")) {
      storm(store, arguments[2], Integer.parseInt(arguments[3]));
      return;
    }
    if (arguments[0].equals("hold")) {
      hold(store, SessionId.parse(arguments[2]).orElseThrow(), arguments[3]);
      return;
    }
    List<SessionId> ids = new ArrayList<>();
    for (int i = 5; i < arguments.length; i++) {
      ids.add(SessionId.parse(arguments[i]).orElseThrow());
    }
    int changes = Integer.parseInt(arguments[4]);
    AtomicInteger begun = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < Integer.parseInt(arguments[3]); t++) {
      threads.add(new Thread(() -> count(store, ids, arguments[2], begun, changes)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** A process that runs this program. */
  static Process start(String... arguments) throws IOException {
    return ChildJvm.start(StoreWorker.class, arguments);
  }

  static SessionRevision change(FileSessionRepository store, SessionId id, String word) {
    return store.update(id, session -> counted(session, word));
  }

  private static SessionRevision counted(Session session, String word) {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build();
    return session.update(update, TransitionPolicy.specification(), Stores.NOW, Optional.of(word));
  }

  /**
   * Says in the middle of a change, in the lock, that it has begun, and waits to be told to go on.
   */
  private static void hold(FileSessionRepository store, SessionId id, String word) {
    store.update(
        id,
        session -> {
          tell("begin", "update", id, word);
          try {
            System.in.read();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return counted(session, word);
        });
    tell("done", "update", id, word);
  }

  /** Makes so many changes of all kinds, by chance, and then waits to be ended. */
  public static void storm(FileSessionRepository store, String seed, int changes)
      throws IOException {
    Random random = new Random(Long.parseLong(seed));
    List<SessionId> mine = new ArrayList<>();
    for (int n = 0; n < changes; n++) {
      String word = seed + "." + n;
      if (mine.isEmpty() || (mine.size() < FEW && random.nextInt(FEW) == 0)) {
        SessionRevision first = aSession().revision();
        SessionId id = first.session().id();
        tell("begin", "create", id, word);
        store.create(first);
        tell("done", "create", id, word);
        mine.add(id);
      } else if (random.nextInt(FEW * 2) == 0) {
        SessionId id = mine.remove(random.nextInt(mine.size()));
        tell("begin", "delete", id, word);
        store.delete(id);
        tell("done", "delete", id, word);
      } else {
        SessionId id = mine.get(random.nextInt(mine.size()));
        tell("begin", "update", id, word);
        change(store, id, word);
        tell("done", "update", id, word);
      }
    }
    System.in.read();
  }

  /** Makes changes, together with other threads, until so many were acknowledged. */
  private static void count(
      FileSessionRepository store,
      List<SessionId> ids,
      String name,
      AtomicInteger begun,
      int changes) {
    for (int n = begun.getAndIncrement(); n < changes; n = begun.getAndIncrement()) {
      String word = name + "." + n;
      SessionId id = ids.get(Math.floorMod(word.hashCode(), ids.size()));
      while (!tryToCount(store, id, word)) {
        // Refused: nothing happened, so the same change is tried again.
      }
    }
  }

  private static boolean tryToCount(FileSessionRepository store, SessionId id, String word) {
    tell("begin", "update", id, word);
    try {
      change(store, id, word);
    } catch (StoreLockedException e) {
      tell("refused", "update", id, word);
      return false;
    }
    tell("done", "update", id, word);
    return true;
  }

  private static void tell(String step, String operation, SessionId id, String word) {
    new Told(step, operation, id, word).tell();
  }
}

package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;

import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.StoreLockedException;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A process that changes a store and tells each change before it begins ({@code begin}) and after
 * it was acknowledged ({@code done}). A change carries a word of its own as its reason, so that it
 * can be found in the history.
 */
public final class StoreWorker {

  private static final int FEW = 4;

  /**
   * What the process told.
   *
   * @param step begin, done or refused
   * @param operation create, update or delete
   */
  record Told(String step, String operation, SessionId id, String word) {

    static Told parse(String line) {
      List<String> words = List.of(line.split(" ", -1));
      return new Told(
          words.get(0), words.get(1), SessionId.parse(words.get(2)).orElseThrow(), words.get(3));
    }
  }

  private StoreWorker() {}

  /** {@code storm ROOT SEED CHANGES}, or {@code count ROOT NAME THREADS CHANGES ID...}. */
  public static void main(String[] arguments) throws Exception {
    FileSessionRepository store = new FileSessionRepository(Path.of(arguments[1]));
    if (arguments[0].equals("storm")) {
      storm(store, arguments[2], Integer.parseInt(arguments[3]));
      return;
    }
    List<SessionId> ids = new ArrayList<>();
    for (int i = 5; i < arguments.length; i++) {
      ids.add(SessionId.parse(arguments[i]).orElseThrow());
    }
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < Integer.parseInt(arguments[3]); t++) {
      String name = arguments[2] + "." + t;
      int changes = Integer.parseInt(arguments[4]);
      threads.add(new Thread(() -> count(store, ids, name, changes)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  /** A process that runs this program. */
  static Process start(String... arguments) throws IOException {
    return command(StoreWorker.class, arguments)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** How a program of these tests is run. */
  static ProcessBuilder command(Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  static SessionRevision change(FileSessionRepository store, SessionId id, String word) {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.COMPLETED_TASKS, 1).build();
    return store.update(
        id,
        session ->
            session.update(
                update, TransitionPolicy.specification(), Stores.NOW, Optional.of(word)));
  }

  /** Makes so many changes of all kinds, by chance, and then waits to be ended. */
  public static void storm(FileSessionRepository store, String seed, int changes)
      throws IOException {
    Random random = new Random(Long.parseLong(seed));
    List<SessionId> mine = new ArrayList<>();
    for (int n = 0; n < changes; n++) {
      String word = seed + "." + n;
      if (mine.size() < FEW) {
        SessionRevision first = aSession().revision();
        SessionId id = first.session().id();
        tell("begin create", id, word);
        store.create(first);
        tell("done create", id, word);
        mine.add(id);
      } else if (random.nextInt(FEW * 2) == 0) {
        SessionId id = mine.remove(random.nextInt(mine.size()));
        tell("begin delete", id, word);
        store.delete(id);
        tell("done delete", id, word);
      } else {
        SessionId id = mine.get(random.nextInt(mine.size()));
        tell("begin update", id, word);
        change(store, id, word);
        tell("done update", id, word);
      }
    }
    System.in.read();
  }

  private static void count(
      FileSessionRepository store, List<SessionId> ids, String name, int changes) {
    for (int n = 0; n < changes; n++) {
      SessionId id = ids.get(n % ids.size());
      String word = name + "." + n;
      try {
        change(store, id, word);
        tell("done update", id, word);
      } catch (StoreLockedException e) {
        tell("refused update", id, word);
      }
    }
  }

  private static void tell(String what, SessionId id, String word) {
    synchronized (System.out) {
      System.out.println(what + " " + id + " " + word);
      if (System.out.checkError()) {
        // Whoever started this process is gone.
        Runtime.getRuntime().halt(1);
      }
    }
  }
}

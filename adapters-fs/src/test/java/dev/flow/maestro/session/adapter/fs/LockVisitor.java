package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that takes the locks of sessions again and again, and tells the {@link Referee} when it
 * is inside. Its threads are interrupted at random, and others read the store and try for the same
 * locks without patience.
 */
final class LockVisitor implements Runnable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int ROUNDS_PER_UPDATE = 8;
  private static final int LONGEST_STAY_NANOS = 500_000;

  private final Path root;
  private final int port;
  private final List<SessionId> ids;
  private final AtomicInteger roundsLeft;
  private final Random random = new Random();

  private LockVisitor(Path root, int port, List<SessionId> ids, AtomicInteger roundsLeft) {
    this.root = root;
    this.port = port;
    this.ids = ids;
    this.roundsLeft = roundsLeft;
  }

  /** A process that takes locks so often in all, in so many threads. */
  static Process start(Path root, int port, int threads, int rounds, List<SessionId> ids)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(root.toString());
    arguments.add(String.valueOf(port));
    arguments.add(String.valueOf(threads));
    arguments.add(String.valueOf(rounds));
    ids.forEach(id -> arguments.add(id.toString()));
    return ChildJvm.start(LockVisitor.class, arguments.toArray(String[]::new));
  }

  /** The process; the arguments are those of {@link #start}. */
  public static void main(String[] arguments) throws InterruptedException {
    Path root = Path.of(arguments[0]);
    List<SessionId> ids =
        Arrays.stream(arguments).skip(4).map(id -> SessionId.parse(id).orElseThrow()).toList();
    AtomicInteger roundsLeft = new AtomicInteger(Integer.parseInt(arguments[3]));
    List<Thread> visitors = new ArrayList<>();
    for (int t = 0; t < Integer.parseInt(arguments[2]); t++) {
      visitors.add(
          new Thread(new LockVisitor(root, Integer.parseInt(arguments[1]), ids, roundsLeft)));
    }
    visitors.forEach(Thread::start);
    Thread nuisance = new Thread(() -> disturb(root, ids, visitors));
    nuisance.setDaemon(true);
    nuisance.start();
    for (Thread visitor : visitors) {
      visitor.join();
    }
  }

  @Override
  public void run() {
    try (Socket referee = new Socket(InetAddress.getLoopbackAddress(), port)) {
      referee.setTcpNoDelay(true);
      SessionLocks locks = new SessionLocks(new StoreLayout(root), PATIENCE, StoreListener.none());
      FileSessionRepository store =
          new FileSessionRepository(root, FileStoreOptions.defaults().withLockTimeout(PATIENCE));
      while (roundsLeft.getAndDecrement() > 0) {
        SessionId id = ids.get(random.nextInt(ids.size()));
        new Told("begin", "hold", id, "-").tell();
        if (random.nextInt(ROUNDS_PER_UPDATE) == 0) {
          store.update(
              id,
              session -> {
                visit(referee, id);
                return Stores.countingOne().next(session);
              });
        } else {
          locks.holding(id, () -> visit(referee, id));
        }
        // Takes the interrupt away, if there was one.
        Thread.interrupted();
        new Told("done", "hold", id, "-").tell();
      }
      say(referee, "bye");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean visit(Socket referee, SessionId id) {
    try {
      say(referee, "enter " + id);
      LockSupport.parkNanos(random.nextInt(LONGEST_STAY_NANOS));
      say(referee, "leave " + id);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void say(Socket referee, String message) throws IOException {
    referee.getOutputStream().write((message + "\n").getBytes(StandardCharsets.UTF_8));
    InputStream answers = referee.getInputStream();
    if (answers.read() != '\n') {
      throw new IOException("the referee has gone");
    }
  }

  /** What must not make anybody lose a lock, over and over. */
  private static void disturb(Path root, List<SessionId> ids, List<Thread> visitors) {
    Random random = new Random();
    FileSessionRepository store =
        new FileSessionRepository(root, FileStoreOptions.defaults().withLockTimeout(Duration.ZERO));
    while (true) {
      SessionId id = ids.get(random.nextInt(ids.size()));
      try {
        switch (random.nextInt(4)) {
          case 0 -> store.find(id);
          case 1 -> store.query(SessionQuery.all());
          case 2 -> store.update(id, Stores.countingOne());
          default -> visitors.get(random.nextInt(visitors.size())).interrupt();
        }
      } catch (StoreLockedException e) {
        // As it should be: a visitor is inside.
      }
      LockSupport.parkNanos(random.nextInt(2 * LONGEST_STAY_NANOS));
    }
  }
}

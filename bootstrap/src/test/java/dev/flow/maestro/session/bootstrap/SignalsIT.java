package dev.flow.maestro.session.bootstrap;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signal at any moment of any command leaves the old session or the new one, and a free lock, and
 * the program ends as signals end one: 130 or 143. The signals go to a process that was not started
 * by a shell in the background, where SIGINT would be ignored.
 */
class SignalsIT {

  private static final int ROUNDS = ProofSize.of(18, 600);
  private static final List<String> COMMANDS =
      List.of("create", "update", "transition", "delete", "get", "list");

  private static final Map<String, Integer> EXITS = Map.of("INT", 130, "TERM", 143);
  private static final String IGNORED = "SigIgn:";
  private static final int SIGINT = 2;
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path folder;

  private Distribution program;
  private FileSessionRepository store;

  @BeforeEach
  void inAStore() throws IOException {
    assumeTrue(
        !isInterruptIgnored(),
        "not run: SIGINT is ignored here, as in the background of a shell, and so by all we start");
    program = new Distribution(folder);
    store =
        new FileSessionRepository(
            folder, FileStoreOptions.defaults().withLockTimeout(Duration.ofMillis(1)));
  }

  /** What a process ignores from its start, its children do, too; see signal(7). */
  private static boolean isInterruptIgnored() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return false;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(IGNORED))
        .map(line -> new BigInteger(line.substring(IGNORED.length()).strip(), 16))
        .anyMatch(signals -> signals.testBit(SIGINT - 1));
  }

  private static String[] words(String command, SessionId id) {
    return switch (command) {
      case "create" -> new String[] {"create", "--feature-request", "x"};
      case "update" -> new String[] {"update", "--session-id", id.toString(), "--phase", "plan"};
      case "transition" ->
          new String[] {"transition", "--session-id", id.toString(), "--status", "planning"};
      case "list" -> new String[] {"list"};
      default -> new String[] {command, "--session-id", id.toString()};
    };
  }

  private Process start(String command, SessionId id) throws IOException {
    return program
        .prepared(Map.of(), words(command, id))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int exitOf(Process process) throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end");
    }
    return process.exitValue();
  }

  private static void send(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
        // It may have ended.
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private SessionId created() {
    SessionRevision first = aSession().revision();
    store.create(first);
    return first.session().id();
  }

  @Test
  void inTheMiddleOfACommandLeavesOldOrNew() throws Exception {
    long typical = System.nanoTime();
    assertThat(exitOf(start("update", created()))).isZero();
    typical = System.nanoTime() - typical;
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int interrupted = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String command = COMMANDS.get(round % COMMANDS.size());
      String signal = round / COMMANDS.size() % 2 == 0 ? "INT" : "TERM";
      SessionId id = created();
      int before = sessions().size();
      Process process = start(command, id);
      Thread.sleep(Duration.ofNanos((long) (typical * 1.2 * random.nextDouble())).toMillis());
      send(signal, process);
      int exit = exitOf(process);

      assertThat(exit).as("%s, seed %d", command, seed).isIn(0, EXITS.get(signal));
      interrupted += exit == 0 ? 0 : 1;
      requireOldOrNew(command, id, before, exit == 0);
    }
    assertThat(interrupted).isGreaterThanOrEqualTo(ROUNDS / 4);
    System.out.printf("signals: %d commands, %d interrupted%n", ROUNDS, interrupted);
  }

  private List<Session> sessions() {
    QueryResult all = store.query(SessionQuery.all());
    assertThat(all.unreadable()).isEmpty();
    return all.sessions();
  }

  private void requireOldOrNew(String command, SessionId id, int sessionsBefore, boolean done) {
    Optional<Session> after = store.find(id);
    int more = sessions().size() - sessionsBefore;
    boolean isNew =
        switch (command) {
          case "create" -> more == 1;
          case "delete" -> after.isEmpty();
          default -> after.orElseThrow().revision() == 2;
        };
    boolean changesSomething = !command.equals("get") && !command.equals("list");
    assertThat(more).isEqualTo(!isNew ? 0 : command.equals("create") ? 1 : more == 0 ? 0 : -1);
    if (done) {
      assertThat(isNew).isEqualTo(changesSomething);
    }
    for (Session session : after.map(List::of).orElse(List.of())) {
      assertThat(store.history(id)).hasSize((int) session.revision());
      assertThat(session.revision()).isLessThanOrEqualTo(changesSomething ? 2 : 1);
      // The lock is free: this store would not wait for it.
      SessionStatus next = SessionStatus.FAILED;
      store.update(
          id, old -> old.transition(next, TransitionPolicy.specification(), NOW, Optional.empty()));
    }
  }

  @Test
  void whileItWaitsForALockEndsTheWait() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "not run: there is no /proc here");
    SessionId id = created();
    Path lockFile = lockFile();
    for (String signal : EXITS.keySet()) {
      for (String command : List.of("update", "delete")) {
        Process process;
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
            FileLock lock = channel.lock()) {
          assertThat(lock.isValid()).isTrue();
          process = start(command, id);
          awaitOpen(lockFile, process);
          send(signal, process);

          assertThat(exitOf(process)).isEqualTo(EXITS.get(signal));
        }
      }
    }
    assertThat(store.find(id).orElseThrow().revision()).isEqualTo(1);
    assertThat(store.history(id)).hasSize(1);
    store.delete(id);
  }

  /** The lock file of the only session. */
  private Path lockFile() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> String.valueOf(file.getFileName()).endsWith(".lock"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Waits until the process has the file open. */
  private static void awaitOpen(Path file, Process process) throws Exception {
    Path open = Path.of("/proc", String.valueOf(process.pid()), "fd");
    while (process.isAlive()) {
      try (Stream<Path> descriptors = Files.list(open)) {
        if (descriptors.anyMatch(descriptor -> isLinkTo(file, descriptor))) {
          return;
        }
      }
      Thread.sleep(5);
    }
    throw new AssertionError("ended with " + process.exitValue());
  }

  private static boolean isLinkTo(Path file, Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
    } catch (IOException e) {
      // Closed meanwhile.
      return false;
    }
  }
}

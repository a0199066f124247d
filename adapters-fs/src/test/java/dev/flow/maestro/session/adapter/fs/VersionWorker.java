package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** Writes or reads {@link Marked} sessions for a while, here or in a process of its own. */
record VersionWorker(Path root, boolean writes, Duration time, List<SessionId> ids)
    implements Callable<Integer> {

  /** Does it here, and gives how often. */
  @Override
  public Integer call() {
    FileSessionRepository store = new FileSessionRepository(root);
    long deadline = System.nanoTime() + time.toNanos();
    return writes ? writeUntil(store, deadline) : new VersionReader(store, ids).readUntil(deadline);
  }

  private int writeUntil(FileSessionRepository store, long deadlineNanos) {
    Random random = new Random();
    int writes = 0;
    for (; System.nanoTime() - deadlineNanos < 0; writes++) {
      store.update(ids.get(random.nextInt(ids.size())), Marked.next());
    }
    return writes;
  }

  /** Does it in a process, and gives how often. */
  Callable<Integer> elsewhere() {
    return () -> {
      Process process = start();
      try (BufferedReader out = process.inputReader()) {
        String count = out.readLine();
        if (process.waitFor() != 0) {
          throw new AssertionError("the other process failed; it has printed why");
        }
        return Integer.valueOf(count);
      } finally {
        process.destroyForcibly();
      }
    };
  }

  private Process start() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(root.toString());
    arguments.add(String.valueOf(writes));
    arguments.add(time.toString());
    ids.forEach(id -> arguments.add(id.toString()));
    return ChildJvm.start(VersionWorker.class, arguments.toArray(String[]::new));
  }

  /** The other process. */
  public static void main(String[] arguments) {
    List<SessionId> ids =
        Arrays.stream(arguments).skip(3).map(id -> SessionId.parse(id).orElseThrow()).toList();
    VersionWorker worker =
        new VersionWorker(
            Path.of(arguments[0]),
            Boolean.parseBoolean(arguments[1]),
            Duration.parse(arguments[2]),
            ids);
    System.out.println(worker.call());
  }
}

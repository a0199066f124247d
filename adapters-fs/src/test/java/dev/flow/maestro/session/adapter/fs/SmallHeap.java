package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.Rank;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * A process with 64 MiB of heap that reads, changes and lists what it finds in a store. It says one
 * line for each call: the call, the id, and how it went.
 */
public final class SmallHeap {

  private static final String ALL = "all";

  private SmallHeap() {}

  /** Does everything in the store with this root to the sessions of these ids. */
  static List<String> callsOn(Path root, List<SessionId> ids) throws Exception {
    return run(root, ids.stream().map(SessionId::toString).toList());
  }

  /** Goes through all sessions of the store with this root, in order. */
  static List<String> showAllOf(Path root) throws Exception {
    return run(root, List.of(ALL));
  }

  private static List<String> run(Path root, List<String> words) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                // As the program does.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeap.class.getName(),
                root.toString()));
    command.addAll(words);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader out = process.inputReader()) {
      List<String> told = out.lines().toList();
      if (process.waitFor() != 0) {
        throw new AssertionError("ended with " + process.exitValue() + " after " + told);
      }
      return told;
    } finally {
      process.destroyForcibly();
    }
  }

  /** {@code ROOT ID...} or {@code ROOT all}. */
  public static void main(String[] arguments) throws IOException {
    FileSessionRepository store = new FileSessionRepository(Path.of(arguments[0]));
    if (arguments[1].equals(ALL)) {
      tell("all", () -> inOrder(store) + ", then " + inOrder(store));
      return;
    }
    for (int i = 1; i < arguments.length; i++) {
      SessionId id = SessionId.parse(arguments[i]).orElseThrow();
      tell("get " + id, () -> store.find(id).orElseThrow().revision());
      tell("update " + id, () -> store.update(id, Stores.countingOne()).session().revision());
      tell("update " + id, () -> store.update(id, Stores.countingOne()).session().revision());
      tell("history " + id, () -> store.history(id).size());
    }
    tell(
        "list",
        () -> {
          QueryResult all = store.query(SessionQuery.all());
          return all.sessions().size() + " and unreadable " + all.unreadable().size();
        });
  }

  private static String inOrder(FileSessionRepository store) {
    Shown shown = new Shown();
    store.scanInOrder(SessionQuery.all(), shown);
    return shown.count + (shown.inOrder ? " in order" : " in no order");
  }

  /** Counts sessions, of which it keeps the place of the last one. */
  private static final class Shown implements SessionVisitor {

    private int count;
    private boolean inOrder = true;
    private Optional<Rank> last = Optional.empty();

    @Override
    public void onSession(Session session) {
      Rank rank = Rank.of(session, SessionQuery.all());
      inOrder &= last.isEmpty() || last.get().compareTo(rank) < 0;
      last = Optional.of(rank);
      count++;
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      throw new AssertionError(record.toString());
    }
  }

  private static void tell(String call, Callable<?> result) {
    String answer;
    try {
      answer = String.valueOf(result.call());
    } catch (SessionException e) {
      answer = e.code() + " " + e.getMessage();
    } catch (OutOfMemoryError e) {
      answer = "OUT OF MEMORY";
    } catch (Exception e) {
      answer = e.toString();
    }
    System.out.println(call + ": " + answer);
  }
}

package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The other process: opens the store and does what it is told, a line for each command and a line
 * for each answer, until its input ends. Its other end is {@link OtherProcess}.
 */
final class StoreProcess {

  private final SessionRepository store;
  private final BufferedReader in;
  private final PrintStream out;

  private StoreProcess(SessionRepository store, BufferedReader in, PrintStream out) {
    this.store = store;
    this.in = in;
    this.out = out;
  }

  /** Called with the name of the opener's class, and the location. */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    // Whatever the store prints is no answer.
    System.setOut(System.err);
    Constructor<? extends SessionRepositoryOpener> constructor =
        Class.forName(arguments[0])
            .asSubclass(SessionRepositoryOpener.class)
            .getDeclaredConstructor();
    constructor.setAccessible(true);
    SessionRepository store = constructor.newInstance().open(arguments[1]);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    new StoreProcess(store, commands, answers).serve();
  }

  private void serve() throws IOException {
    for (Optional<String> line = next(); line.isPresent(); line = next()) {
      say(answer(List.of(line.get().split(" ", -1))));
    }
  }

  private Optional<String> next() throws IOException {
    return Optional.ofNullable(in.readLine());
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }

  private String answer(List<String> words) {
    try {
      return switch (words.get(0)) {
        case "create" -> create(id(words.get(1)), words.get(2));
        case "count" -> count(id(words.get(1)), Long.parseLong(words.get(2)));
        case "hold" -> hold(id(words.get(1)), words.get(2));
        case "delete" -> delete(id(words.get(1)));
        case "find" -> find(id(words.get(1)));
        case "query" -> query();
        case "work" ->
            work(
                words.get(1),
                Integer.parseInt(words.get(2)),
                Integer.parseInt(words.get(3)),
                words.subList(4, words.size()).stream().map(StoreProcess::id).toList());
        default -> throw new IllegalArgumentException(words.get(0));
      };
    } catch (SessionExistsException e) {
      return "exists";
    } catch (SessionConflictException e) {
      return "conflict";
    } catch (SessionNotFoundException e) {
      return "absent";
    } catch (Exception | Error e) {
      e.printStackTrace();
      return "failed: " + e.toString().replace('\n', ' ');
    }
  }

  private static SessionId id(String text) {
    return SessionId.parse(text).orElseThrow();
  }

  private String create(SessionId id, String request) {
    store.create(SessionBuilder.aSession().withId(id).asking(request).revision());
    return "created";
  }

  private String count(SessionId id, long expected) {
    return "revision "
        + store
            .update(id, ContractGroup.countTask(Expectation.revision(expected)))
            .event()
            .revision();
  }

  /** Says in the middle of a change that it is there, and waits to be told to go on. */
  private String hold(SessionId id, String token) {
    AtomicBoolean held = new AtomicBoolean();
    SessionChange change =
        current -> {
          if (held.compareAndSet(false, true)) {
            say("holding");
            try {
              next();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }
          return counted(token).apply(current);
        };
    return "revision " + store.update(id, change).event().revision();
  }

  private String delete(SessionId id) {
    store.delete(id);
    return "deleted";
  }

  private String find(SessionId id) {
    return store.find(id).map(found -> "revision " + found.revision()).orElse("absent");
  }

  private String query() {
    return "found "
        + store.query(SessionQuery.all()).sessions().stream()
            .map(Session::id)
            .map(SessionId::toString)
            .collect(Collectors.joining(" "));
  }

  /** Changes the sessions in turn, and tells what was acknowledged as which revision. */
  private String work(String name, int threads, int rounds, List<SessionId> ids) throws Exception {
    List<Callable<List<String>>> workers = new ArrayList<>();
    for (int number = 0; number < threads; number++) {
      String prefix = name + "-" + number + "-";
      workers.add(() -> changes(prefix, rounds, ids));
    }
    return "acknowledged "
        + Race.run(workers).stream().flatMap(List::stream).collect(Collectors.joining(" "));
  }

  private List<String> changes(String prefix, int rounds, List<SessionId> ids) {
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      SessionId id = ids.get(round % ids.size());
      String token = prefix + round;
      SessionEvent event = store.update(id, counted(token)).event();
      acknowledged.add(id + "/" + event.revision() + "/" + token);
    }
    return acknowledged;
  }

  /** Counts one more task, and says whose it is. */
  private static SessionChange counted(String token) {
    SessionUpdate update = SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build();
    return current ->
        current.update(
            update, TransitionPolicy.specification(), ContractGroup.LATER, Optional.of(token));
  }
}

package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other processes work in the store, and see what is done here. */
abstract class ProcessesContract extends ContractGroup {

  private static final int THREADS = ProofSize.of(2, 8);
  private static final int ROUNDS = ProofSize.of(40, 2_000);
  private static final int CREATIONS = ProofSize.of(20, 500);

  /** How long a change may go ahead of another process that holds the session, if it can. */
  private static final int HEAD_START_MILLIS = 500;

  private final List<OtherProcess> processes = new ArrayList<>();

  ProcessesContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private OtherProcess process() throws Exception {
    OtherProcess process = OtherProcess.start(location());
    processes.add(process);
    return process;
  }

  private List<OtherProcess> processes(int count) throws Exception {
    List<OtherProcess> started = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      started.add(process());
    }
    return started;
  }

  @AfterEach
  final void endProcesses() {
    processes.forEach(OtherProcess::close);
  }

  @Test
  void everyAcknowledgedChangeIsThereOnce() throws Exception {
    List<Session> sessions = List.of(given(aSession()), given(aSession()));
    String ids = sessions.get(0).id() + " " + sessions.get(1).id();
    List<Callable<String>> work = new ArrayList<>();
    for (OtherProcess process : processes(3)) {
      String name = "p" + work.size();
      work.add(() -> process.ask("work " + name + " " + THREADS + " " + ROUNDS + " " + ids));
    }

    List<String> acknowledged = new ArrayList<>();
    for (String answer : Race.run(work)) {
      assertThat(answer).startsWith("acknowledged ");
      acknowledged.addAll(Arrays.asList(answer.split(" ")).subList(1, answer.split(" ").length));
    }

    assertThat(acknowledged).hasSize(3 * THREADS * ROUNDS);
    List<String> told = new ArrayList<>();
    for (Session session : sessions) {
      Session after = store().find(session.id()).orElseThrow();
      List<SessionEvent> history = store().history(session.id());
      assertLeadsTo(after, history);
      assertThat(after.statistics().totalTasks()).isEqualTo(after.revision() - 1);
      for (SessionEvent event : history.subList(1, history.size())) {
        told.add(session.id() + "/" + event.revision() + "/" + event.reason().orElse("nobody"));
      }
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(acknowledged);
  }

  @Test
  void ofProcessesThatCreateOneIdOneSucceeds() throws Exception {
    List<OtherProcess> both = processes(2);
    Map<String, SessionId> idsByRequest = new HashMap<>();

    for (int round = 0; round < CREATIONS; round++) {
      SessionId id = newId();
      for (int number = 0; number < 2; number++) {
        // Now the one is told first, now the other.
        both.get((number + round) % 2).tell("create " + id + " of-" + (number + round) % 2);
      }
      List<String> answers = List.of(both.get(0).answer(), both.get(1).answer());

      assertThat(answers).containsExactlyInAnyOrder("created", "exists");
      Session found = store().find(id).orElseThrow();
      assertThat(found.featureRequest()).isEqualTo("of-" + answers.indexOf("created"));
      assertThat(store().history(id)).hasSize(1);
      idsByRequest.put(found.featureRequest() + round, id);
    }

    assertThat(store().query(SessionQuery.all()).sessions())
        .extracting(Session::id)
        .containsExactlyInAnyOrderElementsOf(idsByRequest.values());
  }

  @Test
  void whatIsExpectedHereIsStaleOnceItWasChangedThere() throws Exception {
    Session session = given(aSession());
    OtherProcess process = process();

    assertThat(process.ask("count " + session.id() + " 1")).isEqualTo("revision 2");

    assertThatExceptionOfType(SessionConflictException.class)
        .isThrownBy(() -> store().update(session.id(), countTask(Expectation.revision(1))))
        .satisfies(e -> assertThat(e.revision()).isEqualTo(2));
    assertThat(store().find(session.id()).orElseThrow().revision()).isEqualTo(2);
    assertThat(store().history(session.id())).hasSize(2);
  }

  @Test
  void whatIsExpectedThereIsStaleOnceItWasChangedHere() throws Exception {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    OtherProcess process = process();
    assertThat(process.ask("find " + id)).isEqualTo("revision 1");

    SessionRevision second = store().update(id, ContractGroup::countTask);

    assertThat(process.ask("count " + id + " 1")).isEqualTo("conflict");
    assertHolds(second.session(), List.of(first.event(), second.event()));
    assertThat(process.ask("count " + id + " 2")).isEqualTo("revision 3");
  }

  @Test
  void eachSeesAtOnceWhatTheOtherHasDone() throws Exception {
    OtherProcess process = process();
    assertThat(process.ask("query")).isEqualTo("found ");
    SessionId id = newId();

    assertThat(process.ask("create " + id + " there")).isEqualTo("created");
    assertThat(store().query(SessionQuery.all()).sessions())
        .extracting(Session::id)
        .containsExactly(id);
    assertThat(store().idsStartingWith("")).containsExactly(id);

    assertThat(process.ask("count " + id + " 1")).isEqualTo("revision 2");
    assertLeadsTo(store().find(id).orElseThrow(), store().history(id));
    assertThat(store().history(id)).hasSize(2);

    assertThat(process.ask("delete " + id)).isEqualTo("deleted");
    assertAbsent(store(), id);

    Session session = given(aSession());
    assertThat(process.ask("query")).isEqualTo("found " + session.id());
    store().update(session.id(), ContractGroup::countTask);
    assertThat(process.ask("find " + session.id())).isEqualTo("revision 2");
    store().delete(session.id());
    assertThat(process.ask("find " + session.id())).isEqualTo("absent");
    assertThat(process.ask("query")).isEqualTo("found ");
  }

  @Test
  void aChangeInTheMiddleOfAnotherProcesssIsNotLost() throws Exception {
    Session session = given(aSession());
    OtherProcess process = process();
    assertThat(process.ask("hold " + session.id() + " there")).isEqualTo("holding");

    SessionRevision here =
        meanwhile(process, () -> store().update(session.id(), ContractGroup::countTask));

    assertThat(process.answer()).isEqualTo("revision " + (here.session().revision() == 2 ? 3 : 2));
    Session after = store().find(session.id()).orElseThrow();
    assertThat(after.statistics().totalTasks()).isEqualTo(2);
    assertLeadsTo(after, store().history(session.id()));
    assertThat(store().history(session.id()))
        .extracting(SessionEvent::reason)
        .containsOnlyOnce(Optional.of("there"));
  }

  @Test
  void aDeleteInTheMiddleOfAnotherProcesssChangeLeavesNothing() throws Exception {
    Session session = given(aSession());
    OtherProcess process = process();
    assertThat(process.ask("hold " + session.id() + " there")).isEqualTo("holding");

    meanwhile(
        process,
        () -> {
          store().delete(session.id());
          return true;
        });

    assertThat(process.answer()).isIn("revision 2", "absent");
    assertAbsent(store(), session.id());
  }

  /**
   * Does something while the process is in the middle of a change, if the store lets it; where the
   * store makes it wait, the process goes on after a moment.
   */
  private static <T> T meanwhile(OtherProcess process, Callable<T> here) throws Exception {
    FutureTask<T> task = new FutureTask<>(here);
    Thread thread = new Thread(task, "meanwhile");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(HEAD_START_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // The store makes it wait.
    }
    process.tell("go on");
    return Race.inAnotherThread(task::get);
  }

  @Test
  void aProcessThatIsKilledInTheMiddleOfAChangeChangesNothingAndLocksNobodyOut() throws Exception {
    SessionRevision first = aSession().revision();
    SessionId id = first.session().id();
    store().create(first);
    OtherProcess process = process();
    assertThat(process.ask("hold " + id + " there")).isEqualTo("holding");

    process.close();

    assertHolds(first.session(), List.of(first.event()));
    SessionRevision second =
        Race.inAnotherThread(() -> store().update(id, ContractGroup::countTask));
    assertHolds(second.session(), List.of(first.event(), second.event()));
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What processes told of their changes, to be held against what the store has in the end. */
final class Ledger {

  private final Set<String> acknowledged = new HashSet<>();

  /** Begun, and neither acknowledged nor refused. */
  private final Set<String> open = new HashSet<>();

  private int refusals;

  /**
   * What became of the changes, by their words.
   *
   * @param lost acknowledged, and in no history
   * @param doubled in a history more than once
   * @param invented in a history, and neither acknowledged nor left open by a kill
   * @param torn sessions whose parts do not go together, each with what is wrong
   * @param openAndStored not acknowledged because of a kill, and in a history all the same
   */
  record Verdict(
      Set<String> lost,
      Set<String> doubled,
      Set<String> invented,
      List<String> torn,
      int openAndStored) {}

  /** Writes down what a process told. */
  synchronized void write(Told told) {
    switch (told.step()) {
      case "begin" -> open.add(told.word());
      case "done" -> {
        open.remove(told.word());
        acknowledged.add(told.word());
      }
      default -> {
        open.remove(told.word());
        refusals++;
      }
    }
  }

  int acknowledged() {
    return acknowledged.size();
  }

  int open() {
    return open.size();
  }

  int refusals() {
    return refusals;
  }

  /** Compares with a store in which these sessions were changed by such processes, and only so. */
  Verdict compare(FileSessionRepository store, List<SessionId> ids) {
    QueryResult found = store.query(SessionQuery.all());
    List<String> torn = new ArrayList<>();
    found.unreadable().forEach(record -> torn.add(record.toString()));
    Set<String> stored = new HashSet<>();
    Set<String> doubled = new HashSet<>();
    for (SessionId id : ids) {
      List<SessionEvent> history = store.history(id);
      Session session = Stores.require(store, id);
      if (!goTogether(session, history)) {
        torn.add(session + " with " + history.size() + " events");
      }
      for (SessionEvent event : history.subList(1, history.size())) {
        String word = event.reason().orElse("an event of nobody, revision " + event.revision());
        if (!stored.add(word)) {
          doubled.add(word);
        }
      }
    }
    Set<String> invented = new HashSet<>(stored);
    invented.removeAll(acknowledged);
    invented.removeAll(open);
    Set<String> openAndStored = new HashSet<>(open);
    openAndStored.retainAll(stored);
    Set<String> lost = new HashSet<>(acknowledged);
    lost.removeAll(stored);
    return new Verdict(lost, doubled, invented, torn, openAndStored.size());
  }

  /** Each change counts one more completed task. */
  private static boolean goTogether(Session session, List<SessionEvent> history) {
    for (int i = 0; i < history.size(); i++) {
      if (history.get(i).revision() != i + 1) {
        return false;
      }
    }
    return session.revision() == history.size()
        && session.statistics().completedTasks() == history.size() - 1;
  }
}

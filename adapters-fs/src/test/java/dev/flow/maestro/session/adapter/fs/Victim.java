package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A store whose writers come to a bad end, and what they acknowledged: the words of each session in
 * their order.
 */
final class Victim {

  private final Path folder;
  private final FileSessionRepository store;
  private final Map<SessionId, List<String>> acknowledged = new LinkedHashMap<>();

  Victim(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    // A lock that a killed writer kept would be found out by this.
    this.store =
        new FileSessionRepository(
            folder, FileStoreOptions.defaults().withLockTimeout(Duration.ofSeconds(1)));
  }

  String root() {
    return folder.toString();
  }

  /** Takes over what a writer said, and looks whether the store says the same. */
  void check(List<Told> said) {
    takeOver(said);
    QueryResult found = store.query(SessionQuery.all());
    assertThat(found.unreadable()).isEmpty();
    Set<SessionId> ids = ids(found);
    assertThat(store.idsStartingWith("")).containsExactlyInAnyOrderElementsOf(ids);
    if (!said.isEmpty()) {
      settle(said.get(said.size() - 1), ids);
    }
    assertThat(ids).isEqualTo(acknowledged.keySet());
    for (Session session : found.sessions()) {
      List<SessionEvent> history = store.history(session.id());
      assertThat(session.revision()).isEqualTo(history.size());
      assertThat(session.statistics().completedTasks()).isEqualTo(history.size() - 1L);
      assertThat(words(session.id())).isEqualTo(acknowledged.get(session.id()));
    }
  }

  /** Whether the store does not say what a writer did that had nothing under way in the end. */
  boolean differsFrom(List<Told> said) {
    takeOver(said);
    QueryResult found = store.query(SessionQuery.all());
    try {
      return !found.unreadable().isEmpty()
          || !ids(found).equals(acknowledged.keySet())
          || !ids(found).stream().allMatch(id -> words(id).equals(acknowledged.get(id)));
    } catch (UnreadableSessionException e) {
      return true;
    }
  }

  /** The next command, on the session that the writer was at if it is there. */
  Duration goOn(List<Told> said, String word) throws IOException {
    if (acknowledged.isEmpty() || said.isEmpty()) {
      return Duration.ZERO;
    }
    SessionId at = said.get(said.size() - 1).id();
    SessionId id = acknowledged.containsKey(at) ? at : acknowledged.keySet().iterator().next();
    long start = System.nanoTime();
    StoreWorker.change(store, id, word);
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    add(id, word);
    assertThat(Stores.tree(new StoreLayout(folder).folder(id)))
        .containsOnlyKeys("metadata.json", "history.jsonl");
    return time;
  }

  private static Set<SessionId> ids(QueryResult found) {
    return found.sessions().stream().map(Session::id).collect(Collectors.toSet());
  }

  private List<String> words(SessionId id) {
    return store.history(id).stream().skip(1).map(event -> event.reason().orElse("?")).toList();
  }

  private void takeOver(List<Told> said) {
    said.stream().filter(told -> told.step().equals("done")).forEach(this::apply);
  }

  private void apply(Told told) {
    switch (told.operation()) {
      case "create" -> acknowledged.put(told.id(), new ArrayList<>());
      case "delete" -> acknowledged.remove(told.id());
      default -> add(told.id(), told.word());
    }
  }

  private void add(SessionId id, String word) {
    acknowledged.computeIfAbsent(id, unknown -> new ArrayList<>()).add(word);
  }

  /** What was begun and not acknowledged may have happened or not. */
  private void settle(Told last, Set<SessionId> ids) {
    boolean happened =
        switch (last.operation()) {
          case "create" -> ids.contains(last.id());
          case "delete" -> !ids.contains(last.id());
          default -> ids.contains(last.id()) && words(last.id()).contains(last.word());
        };
    if (last.step().equals("begin") && happened) {
      apply(last);
    }
  }
}

package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.flow.maestro.session.adapter.fs.Healthy.StoredFile;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G10: nothing is passed over silently. Beside sound sessions there are damaged ones. The
 * sound ones are listed whole. A damaged document is reported, with its file and a reason, by a
 * list, by {@code find} and by {@code history}; if a flipped bit left a document that makes sense,
 * it counts as an edit from outside. A damaged history never hides its session: it is reported, or
 * is told with an edit from outside at its end.
 *
 * <p>One thing is not noticed, and is counted here: a flipped bit in a line of a history that is an
 * event still, because a line has no checksum of its own.
 */
class DamageTest {

  private static final int DAMAGED = ProofSize.of(200, 20_000);
  private static final int AT_ONCE = 10;
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  @TempDir Path root;

  private final List<Healthy> sessions = new ArrayList<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  private enum Outcome {
    DOCUMENT_REPORTED,
    DOCUMENT_SEEN_AS_EDITED,
    HISTORY_REPORTED,
    HISTORY_SEEN_AS_EDITED,
    SAYS_THE_SAME
  }

  /** One of the two files of a session, and what befell it. */
  private record Victim(Healthy before, boolean document, Damage damage) {

    StoredFile file() {
      return document ? before.document() : before.lines();
    }
  }

  private FileSessionRepository store() {
    return new FileSessionRepository(root);
  }

  private void create(int count) throws IOException {
    for (int number = 0; number < count; number++) {
      sessions.add(Healthy.create(store(), root, number));
    }
  }

  @Test
  void everyDamagedOneIsReportedOrSeenAsEditedAndTheOthersAreListed() throws IOException {
    create(2 * AT_ONCE);
    long seed = ProofSize.of(20261124, (int) System.nanoTime());
    Random random = new Random(seed);
    for (int done = 0; done < DAMAGED; done += AT_ONCE) {
      Collections.shuffle(sessions, random);
      List<Victim> victims = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        victims.add(damaged(sessions.get(i), done + i, random));
      }

      assertTimeoutPreemptively(
          LONGEST_ROUND, () -> check(victims), () -> "a hang with seed " + seed + ": " + victims);

      for (Victim victim : victims) {
        victim.before().repair();
      }
    }
    assertThat(outcomes)
        .as("seed %s", seed)
        .containsKeys(
            Outcome.DOCUMENT_REPORTED,
            Outcome.DOCUMENT_SEEN_AS_EDITED,
            Outcome.HISTORY_REPORTED,
            Outcome.HISTORY_SEEN_AS_EDITED);
    System.out.println("damaged files: " + outcomes + ", seed " + seed);
  }

  private static Victim damaged(Healthy session, int number, Random random) throws IOException {
    Damage[] all = Damage.values();
    Victim victim =
        new Victim(session, number % 2 == 0, all[Math.floorMod(number / 2, all.length)]);
    victim.file().leave(victim.damage().of(victim.file().content(), random));
    return victim;
  }

  private void check(List<Victim> victims) throws IOException {
    QueryResult list = store().query(SessionQuery.all());
    assertThat(list.sessions()).hasSize(sessions.size() - list.unreadable().size());
    for (Healthy sound : sessions.subList(AT_ONCE, sessions.size())) {
      assertThat(list.sessions()).contains(sound.session());
      assertThat(sound.isIn(store())).isTrue();
    }
    for (Victim victim : victims) {
      Outcome outcome = victim.document() ? ofDocument(victim, list) : ofHistory(victim, list);
      outcomes.merge(outcome, 1, Integer::sum);
    }
  }

  private Outcome ofDocument(Victim victim, QueryResult list) {
    Healthy before = victim.before();
    Optional<Session> listed = listed(before, list);
    if (listed.isPresent()) {
      assertThat(victim.damage()).isEqualTo(Damage.BIT_FLIPPED);
      assertThat(store().find(before.id())).isEqualTo(listed);
      List<SessionEvent> events = store().history(before.id());
      assertThat(events).startsWith(before.events().toArray(SessionEvent[]::new));
      assertThat(events).hasSize(before.events().size() + 1);
      assertThat(isEdit(events)).isTrue();
      return Outcome.DOCUMENT_SEEN_AS_EDITED;
    }
    assertThat(list.unreadable())
        .filteredOn(record -> record.name().equals(before.id().toString()))
        .singleElement()
        .satisfies(record -> assertTells(record, victim))
        .isEqualTo(refusal(() -> store().find(before.id())))
        .isEqualTo(refusal(() -> store().history(before.id())));
    return Outcome.DOCUMENT_REPORTED;
  }

  private Outcome ofHistory(Victim victim, QueryResult list) {
    Healthy before = victim.before();
    assertThat(listed(before, list))
        .get()
        .usingRecursiveComparison()
        .ignoringFields("revision", "updatedAt")
        .isEqualTo(before.session());
    Outcome outcome = historyTold(victim);
    assertThat(store().find(before.id())).isEqualTo(listed(before, list));
    assertThat(historyTold(victim)).isEqualTo(outcome);
    return outcome;
  }

  private Outcome historyTold(Victim victim) {
    List<SessionEvent> events;
    try {
      events = store().history(victim.before().id());
    } catch (UnreadableSessionException e) {
      assertTells(e.record(), victim);
      return Outcome.HISTORY_REPORTED;
    }
    if (isEdit(events)) {
      return Outcome.HISTORY_SEEN_AS_EDITED;
    }
    assertThat(victim.damage()).isEqualTo(Damage.BIT_FLIPPED);
    // In the name of a checksum, which is then no checksum any more.
    assertThat(events).isEqualTo(victim.before().events());
    return Outcome.SAYS_THE_SAME;
  }

  @Test
  void aDocumentThatIsCutAnywhereIsReported() throws IOException {
    create(3);
    Healthy session = sessions.get(1);
    for (int length = 0; length < session.document().content().length; length++) {
      session.document().leave(Optional.of(Arrays.copyOf(session.document().content(), length)));
      Victim victim = new Victim(session, true, Damage.CUT);

      assertThat(ofDocument(victim, store().query(SessionQuery.all())))
          .as("cut at %s", length)
          .isEqualTo(Outcome.DOCUMENT_REPORTED);
    }
  }

  @Test
  void aHistoryThatIsCutAnywhereIsNeverTakenForWhole() throws IOException {
    create(3);
    Healthy session = sessions.get(2);
    Set<Outcome> told = EnumSet.noneOf(Outcome.class);
    for (int length = 0; length < session.lines().content().length; length++) {
      session.lines().leave(Optional.of(Arrays.copyOf(session.lines().content(), length)));
      Victim victim = new Victim(session, false, Damage.CUT);

      told.add(historyTold(victim));
      assertThat(listed(session, store().query(SessionQuery.all())))
          .as("cut at %s", length)
          .isPresent();
    }
    assertThat(told).containsExactly(Outcome.HISTORY_SEEN_AS_EDITED);
  }

  private static Optional<Session> listed(Healthy session, QueryResult list) {
    return list.sessions().stream().filter(found -> found.id().equals(session.id())).findFirst();
  }

  private static boolean isEdit(List<SessionEvent> events) {
    return events.get(events.size() - 1).type() == SessionEvent.Type.EXTERNAL_EDIT;
  }

  private static void assertTells(UnreadableRecord record, Victim victim) {
    assertThat(record.location()).isEqualTo(victim.file().path().toString());
    assertThat(record.reason()).isNotBlank();
  }

  private static UnreadableRecord refusal(Runnable method) {
    return catchThrowableOfType(UnreadableSessionException.class, method::run).record();
  }
}

package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session that comes from elsewhere lands whole or not at all, and goes on as any other. */
abstract class LandingContract extends ContractGroup {

  private static final String UNKNOWN = "\"made_by\": {\"score\": 1.10e400}";

  private static final String DOCUMENT =
      """
      {
        "session_id": "%s",
        "feature_request": "Add a login page",
        "status": "initializing",
        "created_at": "2026-01-07T13:02:57.119275Z",
        "updated_at": "2026-01-07T13:02:57.119275Z",
        "git_context": {
          "branch": "main",
          "commit": "e83c5163316f89bfbde7d9ab23ca2e25604af290",
          "repo_root": "/home/dev/project",
          "is_worktree": false
        },
        %s
      }
      """;

  LandingContract(SessionRepositoryContract contract) {
    super(contract);
  }

  /** A session that was changed twice elsewhere. */
  private static SessionRecord aRecord(SessionId id) {
    SessionRevision first = aSession().withId(id).revision();
    SessionRecord record =
        new SessionRecord(
            first.session(),
            List.of(first.event()),
            Optional.of(DOCUMENT.formatted(id, UNKNOWN)),
            files("one", "two"));
    SessionRecord paused = record.with(enter(SessionStatus.PAUSED).next(record.session()));
    return paused.with(countTask(paused.session()));
  }

  private static SessionRecord changedTwice(SessionRecord record) {
    SessionRecord next = record.with(countTask(record.session()));
    return next.with(countTask(next.session()));
  }

  private static CompanionFiles files(String... contents) {
    return CompanionFiles.of(contents(contents));
  }

  /** Contents under one name after another. */
  private static SortedMap<CompanionName, byte[]> contents(String... contents) {
    SortedMap<CompanionName, byte[]> files = new TreeMap<>();
    for (int i = 0; i < contents.length; i++) {
      files.put(
          new CompanionName(i == 0 ? "checkpoints.json" : "notes/" + i + " more.md"),
          (contents[i] + "\n\0\u00ff").getBytes(StandardCharsets.ISO_8859_1));
    }
    return files;
  }

  private static void assertHoldsRecord(
      SessionRepository store, SessionRecord expected, String... files) {
    assertHolds(store, expected.session(), expected.history());
    SessionRecord found = store.record(expected.session().id()).orElseThrow();
    assertThat(found.session()).isEqualTo(expected.session());
    assertThat(found.history()).isEqualTo(expected.history());
    assertThat(found.document().orElse("no document")).contains(UNKNOWN);
    Map<CompanionName, byte[]> contents = FileContents.of(found.files());
    assertThat(contents).containsExactlyEntriesOf(contents(files));
  }

  @Test
  void itHasItsWholeHistoryAndTheFilesOfOtherTools() {
    SessionRecord record = aRecord(newId());

    store().land(record);

    assertHoldsRecord(store(), record, "one", "two");
  }

  @Test
  void itGoesOnAsAnyOther() {
    SessionRecord record = aRecord(newId());
    store().land(record);
    List<SessionEvent> events = new ArrayList<>(record.history());

    SessionRevision next = store().update(record.session().id(), enter(SessionStatus.IMPLEMENTING));

    events.add(next.event());
    assertHolds(next.session(), events);
    assertHoldsRecord(store(), record.with(next), "one", "two");
  }

  @Test
  void anIdThatIsTakenIsAConflictAndChangesNothing() {
    Session session = given(aSession());
    List<SessionEvent> events = store().history(session.id());

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> store().land(aRecord(session.id())))
        .satisfies(e -> assertThat(e.id()).isEqualTo(session.id()));

    assertHolds(session, events);
    assertThat(FileContents.of(store().record(session.id()).orElseThrow().files())).isEmpty();
  }

  @Test
  void anUnreadableRecordIsAConflictToo() throws Exception {
    SessionId id = newId();
    makeUnreadable(id);

    assertThatExceptionOfType(SessionExistsException.class)
        .isThrownBy(() -> store().land(aRecord(id)));
    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store().record(id));
  }

  @Test
  void whatItsFilesThrowGoesThroughAndNothingLands() {
    SessionId id = newId();
    IllegalStateException broken = new IllegalStateException("broken");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                store()
                    .land(
                        aRecord(id)
                            .with(
                                visitor -> {
                                  files("one").showTo(visitor);
                                  throw broken;
                                })))
        .isSameAs(broken);

    assertAbsent(store(), id);
    store().land(aRecord(id));
    assertHoldsRecord(store(), aRecord(id), "one", "two");
  }

  @Test
  void itCanBeDeletedAndLandAgain() {
    SessionRecord record = aRecord(newId());
    store().land(record.with(files("old", "old", "old")));

    store().delete(record.session().id());
    assertAbsent(store(), record.session().id());
    store().land(record);

    assertHoldsRecord(store(), record, "one", "two");
  }

  @Test
  void thereIsNoRecordOfAnAbsentSession() {
    assertThat(store().record(newId())).isEmpty();
  }

  @Test
  void aRecordOfASessionOfItsOwnHasItsHistory() {
    Session session = given(aSession());
    SessionRevision next = store().update(session.id(), ContractGroup::countTask);

    SessionRecord record = store().record(session.id()).orElseThrow();

    assertThat(record.session()).isEqualTo(next.session());
    assertThat(record.history()).isEqualTo(store().history(session.id()));
    assertThat(FileContents.of(record.files())).isEmpty();
  }

  @Test
  void itAdvancesToWhereItHasComeElsewhere() {
    SessionRecord record = aRecord(newId());
    store().land(record.with(files("old", "two")));
    SessionRecord later = changedTwice(record);

    store().advance(later.with(files("one")));

    assertHoldsRecord(store(), later, "one", "two");
    assertHoldsRecord(
        store(),
        later.with(store().update(record.session().id(), ContractGroup::countTask)),
        "one",
        "two");
  }

  @Test
  void itAdvancesByOneEvent() {
    SessionRecord record = aRecord(newId());
    store().land(record);
    SessionRecord later = record.with(countTask(record.session()));

    store().advance(later);

    assertHoldsRecord(store(), later, "one", "two");
  }

  @Test
  void anAdvanceThatDoesNotContinueItIsAConflictAndChangesNothing() {
    SessionRecord record = aRecord(newId());
    store().land(record);
    SessionRecord ours =
        record.with(store().update(record.session().id(), enter(SessionStatus.FAILED)));

    for (SessionRecord other : List.of(record, changedTwice(record), ours)) {
      assertThatExceptionOfType(SessionConflictException.class)
          .isThrownBy(() -> store().advance(other.with(files("other", "other"))))
          .satisfies(e -> assertThat(e.revision()).isEqualTo(4));
    }

    assertHoldsRecord(store(), ours, "one", "two");
  }

  @Test
  void whatIsAbsentDoesNotAdvance() {
    SessionId id = newId();

    assertThatExceptionOfType(SessionNotFoundException.class)
        .isThrownBy(() -> store().advance(aRecord(id)));
    assertAbsent(store(), id);
  }

  @Test
  @Tag(SessionRepositoryContract.POWER_CUT)
  void whatHasLandedOutlivesAPowerCut() throws Exception {
    SessionRecord record = aRecord(newId());
    SessionRecord other = aRecord(newId());
    store().land(record);
    store().land(other);
    SessionRecord later = changedTwice(other);
    store().advance(later.with(files("new")));

    SessionRepository found = openAfterPowerCut();

    assertHoldsRecord(found, record, "one", "two");
    assertHoldsRecord(found, later, "new", "two");
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Calls of a store one after another, from an empty disk, with what the store told after each and
 * where in the record of the disk each was acknowledged.
 */
final class PowerCutScript {

  /** The session that only the store writes. */
  static final SessionId OURS = id("33333333-3333-4333-8333-333333333333");

  /** The session that the peer writes, too. */
  static final SessionId SHARED = id("44444444-4444-4444-8444-444444444444");

  /** A session that is deleted at the end. */
  static final SessionId DELETED = id("55555555-5555-4555-8555-555555555555");

  /** A session that comes from elsewhere. */
  static final SessionId LANDED = id("66666666-6666-4666-8666-666666666666");

  private final Path root;
  private final FaultyDisk disk;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A call that was acknowledged.
   *
   * @param acknowledged how many effects the record had when it returned
   * @param after what the store told then
   * @param peerUnforced whether the document of the shared session is one that nobody forced
   */
  record Step(String name, int acknowledged, StoreView after, boolean peerUnforced) {}

  /** Something to be done to a store. */
  private interface Call {
    void on(FileSessionRepository store) throws IOException;
  }

  /** Does all calls, on an empty disk. */
  PowerCutScript(FaultyDisk disk, Path root) throws IOException {
    this.disk = disk;
    this.root = root;
    disk.record(root);
    step("start", false, store -> {});
    create(OURS);
    update(OURS);
    create(SHARED);
    create(DELETED);
    update(SHARED);
    update(OURS);
    update(OURS);
    edit();
    step("find", true, PowerCutScript::findShared);
    update(OURS, true);
    update(SHARED);
    edit();
    update(SHARED);
    update(DELETED);
    step("land", false, store -> store.land(elsewhere(2)));
    step("advance", false, store -> store.advance(elsewhere(5)));
    step("delete", false, store -> store.delete(DELETED));
    update(OURS);
  }

  List<Step> steps() {
    return steps;
  }

  private void create(SessionId id) throws IOException {
    step("create", false, store -> store.create(first(id)));
  }

  /** The first revision of a session of the script. */
  static SessionRevision first(SessionId id) {
    return aSession().withId(id).asking("Build it").revision();
  }

  private void update(SessionId id) throws IOException {
    update(id, false);
  }

  private void update(SessionId id, boolean peerUnforced) throws IOException {
    step("update", peerUnforced, store -> store.update(id, Scenario.countingOne()));
  }

  /** A session that comes from elsewhere at this revision. */
  private static SessionRecord elsewhere(int revision) {
    SessionRevision first = first(LANDED);
    SortedMap<CompanionName, byte[]> files = new TreeMap<>();
    files.put(new CompanionName("notes/1.md"), new byte[5_000]);
    SessionRecord record =
        new SessionRecord(
            first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.of(files));
    while (record.session().revision() < revision) {
      record = record.with(Scenario.countingOne().next(record.session()));
    }
    return record;
  }

  private static void findShared(FileSessionRepository store) {
    if (store.find(SHARED).isEmpty()) {
      throw new AssertionError("found nothing where a session is");
    }
  }

  private void edit() throws IOException {
    step("edit", true, store -> Scenario.editAsPeer(Scenario.metadata(disk.path(root), SHARED)));
  }

  private void step(String name, boolean peerUnforced, Call call) throws IOException {
    FileSessionRepository store = new FileSessionRepository(disk.path(root));
    call.on(store);
    steps.add(
        new Step(steps.size() + " " + name, disk.log().size(), StoreView.of(store), peerUnforced));
  }

  private static SessionId id(String text) {
    return SessionId.parse(text).orElseThrow();
  }
}

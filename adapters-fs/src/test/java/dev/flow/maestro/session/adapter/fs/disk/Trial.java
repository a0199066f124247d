package dev.flow.maestro.session.adapter.fs.disk;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.domain.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A scenario on a disk of its own, to be run again and again with different traps. */
final class Trial {

  private static final String UNCONFIRMED = "the change was made, but the disk did not confirm it";

  private final Scenario scenario;
  private final Path root;
  private final Path afterCut;
  private final FaultyDisk disk;
  private final DiskImage start;
  private final StoreView before;
  private final StoreView after;
  private final Map<DiskImage, StoreView> seen = new HashMap<>();

  /** How a call ended. */
  enum Ending {
    /** It returned. */
    RETURNED,
    /** It threw, and said nothing of a change. */
    FAILED,
    /** It threw, and said that the change was made. */
    UNCONFIRMED
  }

  /** Prepares the store once, and learns what the call does to it on a disk that works. */
  Trial(Scenario scenario, Path folder) throws IOException {
    this.scenario = scenario;
    this.root = Files.createDirectory(folder.resolve("disk"));
    this.afterCut = Files.createDirectory(folder.resolve("after-cut"));
    this.disk = new FaultyDisk(root);
    scenario.prepare(store(), root);
    start = DiskImage.read(root);
    before = StoreView.of(store());
    scenario.run(store());
    after = StoreView.of(store());
  }

  FaultyDisk disk() {
    return disk;
  }

  Path root() {
    return root;
  }

  /** The store, opened anew. */
  FileSessionRepository store() {
    return new FileSessionRepository(disk.path(root));
  }

  /** As it was before the call. */
  StoreView before() {
    return before;
  }

  /** As it is after a call that nothing disturbs. */
  StoreView after() {
    return after;
  }

  /**
   * Does the call on a disk with this trap, from the same start, and removes the trap.
   *
   * @return how it ended; what is no {@link SessionException} goes through
   */
  Ending run(Trap trap) throws IOException {
    start.restore(root);
    disk.record(root);
    FileSessionRepository store = store();
    disk.set(trap);
    try {
      scenario.run(store);
      return Ending.RETURNED;
    } catch (SessionException e) {
      return String.valueOf(e.getMessage()).contains(UNCONFIRMED)
          ? Ending.UNCONFIRMED
          : Ending.FAILED;
    } finally {
      disk.set(Trap.NONE);
    }
  }

  /** What is wrong with the store after a call that ended so. */
  Optional<String> problem(Ending ending) throws IOException {
    StoreView now = StoreView.of(store());
    StoreView expected = ending == Ending.FAILED ? before : after;
    if (!now.equals(expected)) {
      return Optional.of(ending + ", but the store has " + now + ", not " + expected);
    }
    PowerCut cut = new PowerCut(disk.log(), disk.log().size());
    for (DiskImage image : new DiskImage[] {cut.best(), cut.worst()}) {
      StoreView survived = afterCut(image);
      if (!survived.equals(expected)
          && !(ending == Ending.UNCONFIRMED && survived.equals(before))) {
        return Optional.of(
            ending + ", but after a power cut there is " + survived + ", not " + expected);
      }
    }
    return Optional.empty();
  }

  /** What a store tells that finds this on its disk. */
  StoreView afterCut(DiskImage image) throws IOException {
    StoreView known = seen.get(image);
    if (known == null) {
      image.restore(afterCut);
      known = StoreView.of(new FileSessionRepository(disk.path(afterCut)));
      seen.put(image, known);
    }
    return known;
  }

  /** What is wrong with a second call, on a disk that works, after one that ended so. */
  Optional<String> problemOfNextCall(Ending ending) throws IOException {
    StoreView expected;
    if (ending == Ending.FAILED) {
      scenario.run(store());
      expected = after;
    } else {
      var id = Scenario.target();
      if (store().find(id).isEmpty()) {
        return Optional.empty();
      }
      store().update(id, Scenario.countingOne());
      expected = StoreView.of(store());
      if (expected.sessions().size() != after.sessions().size() || !expected.problems().isEmpty()) {
        return Optional.of("after one more update there is " + expected);
      }
    }
    StoreView now = StoreView.of(store());
    PowerCut cut = new PowerCut(disk.log(), disk.log().size());
    StoreView survived = afterCut(cut.worst());
    return now.equals(expected) && survived.equals(expected)
        ? leftover(now)
        : Optional.of(
            "after the next call there is "
                + now
                + ", after a power cut "
                + survived
                + ", not "
                + expected);
  }

  private Optional<String> leftover(StoreView now) {
    String[] names = root.resolve(".flow/maestro/sessions").toFile().list();
    return names != null && names.length == now.sessions().size()
        ? Optional.empty()
        : Optional.of("among the sessions lies " + java.util.Arrays.toString(names));
  }
}

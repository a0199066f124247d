package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.disk.PowerCutScript.Step;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G1, on a disk that only simulates: the power goes after each effect that the calls of a
 * script have on the disk, and of what was not forced nothing, everything or a part survives.
 *
 * <p>What the peer writes it does not force, and neither do we when we find it. Until our next
 * change of that session its document may be lost, cut or as it was; then no more is asked than
 * that it is listed, at no older revision, or reported.
 */
class SimulatedPowerCutTest {

  private static final int MIXED = ProofSize.of(4, 400);

  @TempDir Path folder;

  private FaultyDisk disk;
  private Path afterCut;
  private List<Step> steps;
  private DiskLog log;
  private final Map<DiskImage, StoreView> seen = new HashMap<>();
  private final List<String> problems = new ArrayList<>();

  @BeforeEach
  void doTheScript() throws IOException {
    Path root = Files.createDirectory(folder.resolve("disk"));
    afterCut = Files.createDirectory(folder.resolve("after-cut"));
    disk = new FaultyDisk(root);
    steps = new PowerCutScript(disk, root).steps();
    log = disk.log();
    disk.record(afterCut);
  }

  @Test
  void theScriptDoesWhatItIsFor() {
    StoreView end = steps.get(steps.size() - 1).after();

    assertThat(end.problems()).isEmpty();
    assertThat(end.sessions())
        .containsOnlyKeys(PowerCutScript.OURS, PowerCutScript.SHARED, PowerCutScript.LANDED);
    assertThat(end.sessions().get(PowerCutScript.SHARED))
        .extracting(StoreView.Told::history)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(SessionEvent.class))
        .filteredOn(event -> event.type() == SessionEvent.Type.EXTERNAL_EDIT)
        .hasSize(2);
  }

  @Test
  void whatWasAcknowledgedSurvivesEachPowerCut() throws IOException {
    for (int effects = 0; effects <= log.size(); effects++) {
      PowerCut cut = new PowerCut(log, effects);
      check(effects, "worst", cut.worst());
      check(effects, "best", cut.best());
      for (int seed = 0; seed < MIXED; seed++) {
        check(effects, "seed " + seed, cut.mixed(new Random(seed)));
      }
    }
    assertThat(problems).isEmpty();
    assertThat(seen).hasSizeGreaterThan(log.size());
  }

  private void check(int effects, String kind, DiskImage image) throws IOException {
    Step acknowledged = steps.get(0);
    Optional<Step> inFlight = Optional.empty();
    for (Step step : steps) {
      if (step.acknowledged() <= effects) {
        acknowledged = step;
      } else if (inFlight.isEmpty()) {
        inFlight = Optional.of(step);
      }
    }
    StoreView now = afterCut(image);
    Optional<String> problem = problem(now, acknowledged, inFlight);
    if (problem.isPresent()) {
      problems.add(
          kind
              + " at effect "
              + effects
              + " after "
              + acknowledged.name()
              + inFlight.map(step -> ", in " + step.name()).orElse("")
              + ": "
              + problem.get());
    }
  }

  private static Optional<String> problem(
      StoreView now, Step acknowledged, Optional<Step> inFlight) {
    StoreView before = acknowledged.after();
    StoreView after = inFlight.map(Step::after).orElse(before);
    if (acknowledged.peerUnforced() || inFlight.filter(Step::peerUnforced).isPresent()) {
      return problemOfShared(now, acknowledged)
          .or(
              () ->
                  notOneOf(
                      now.without(PowerCutScript.SHARED),
                      before.without(PowerCutScript.SHARED),
                      after.without(PowerCutScript.SHARED)));
    }
    return notOneOf(now, before, after);
  }

  private static Optional<String> notOneOf(StoreView now, StoreView before, StoreView after) {
    return now.equals(before) || now.equals(after)
        ? Optional.empty()
        : Optional.of("there is " + now + ", not " + before + ", nor " + after);
  }

  private static Optional<String> problemOfShared(StoreView now, Step acknowledged) {
    StoreView.Told told = now.sessions().get(PowerCutScript.SHARED);
    StoreView.Told last = acknowledged.after().sessions().get(PowerCutScript.SHARED);
    if (!now.ids().contains(PowerCutScript.SHARED) || last == null) {
      return Optional.of("the shared session is gone");
    }
    if (told == null) {
      boolean reported =
          now.problems().stream()
              .anyMatch(problem -> problem.contains(PowerCutScript.SHARED.toString()));
      return reported ? Optional.empty() : Optional.of("the shared session is hidden");
    }
    Session session = told.session();
    List<SessionEvent> history = told.history();
    boolean fits =
        session.revision() == history.size()
            && history.get(history.size() - 1).revision() == session.revision();
    // What the peer wrote and nobody has found yet may be undone, and its revision with it.
    long oldest = last.session().revision() - (acknowledged.name().endsWith("edit") ? 1 : 0);
    return fits && session.revision() >= oldest
        ? Optional.empty()
        : Optional.of("the shared session is at " + session.revision() + " of " + history);
  }

  /** What a store tells that finds this on its disk; it is also asked to go on. */
  private StoreView afterCut(DiskImage image) throws IOException {
    StoreView known = seen.get(image);
    if (known == null) {
      image.restore(afterCut);
      disk.record(afterCut);
      FileSessionRepository store = new FileSessionRepository(disk.path(afterCut));
      known = StoreView.of(store);
      seen.put(image, known);
      goOn(store, known);
    }
    return known;
  }

  private void goOn(FileSessionRepository store, StoreView known) throws IOException {
    for (SessionId id : known.sessions().keySet()) {
      try {
        store.update(id, Scenario.countingOne());
      } catch (SessionException e) {
        problems.add("cannot go on with " + known + ": " + e);
      }
    }
    for (SessionId id : List.of(PowerCutScript.OURS, PowerCutScript.DELETED)) {
      if (!known.ids().contains(id)) {
        store.create(PowerCutScript.first(id));
      }
    }
    StoreView next = StoreView.of(store);
    StoreView survived = survivors();
    if (!survived.equals(next) || !next.problems().equals(known.problems())) {
      problems.add("after " + known + " came " + next + ", and after a second cut " + survived);
    }
  }

  /** What survives a second cut, at once. */
  private StoreView survivors() throws IOException {
    Path second = Files.createDirectories(folder.resolve("second-cut"));
    DiskLog later = disk.log();
    new PowerCut(later, later.size()).worst().restore(second);
    return StoreView.of(new FileSessionRepository(disk.path(second)));
  }
}

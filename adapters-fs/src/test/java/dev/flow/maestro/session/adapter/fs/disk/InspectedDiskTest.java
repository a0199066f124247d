package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an inspection says of a disk that cannot do what a store needs, or that fails meanwhile. */
class InspectedDiskTest {

  @TempDir Path root;

  private FaultyDisk disk;
  private final SessionRevision first = aSession().revision();
  private FileSessionRepository store;

  @BeforeEach
  void create() throws IOException {
    disk = new FaultyDisk(root);
    store = new FileSessionRepository(disk.path(root));
    store.create(first);
  }

  /** What is found where the probe cannot do one kind of operation, as often as it tries. */
  private List<Finding> without(Operation kind) {
    disk.set(
        (operation, path) -> {
          if (operation == kind && path.toString().contains("probe.")) {
            throw DiskError.EIO.at(operation, path);
          }
        });
    return store.inspect(Inspection.looking()).findings();
  }

  @ParameterizedTest
  @EnumSource(names = {"FORCE_FILE", "FORCE_FOLDER", "LOCK", "LINK", "MOVE"})
  void aFileSystemThatCannotDoItIsTold(Operation kind) {
    List<Finding> findings = without(kind);

    assertThat(findings).isNotEmpty();
    assertThat(findings).extracting(Finding::code).containsOnly(Code.FILE_SYSTEM);
    assertThat(findings.get(0).problem()).contains("cannot").endsWith("Input/output error");
  }

  @Test
  void aStoreThatCannotBeWrittenIsTold() {
    disk.set(
        (operation, path) -> {
          if (DiskError.EROFS.isPlausibleAt(operation)) {
            throw DiskError.EROFS.at(operation, path);
          }
        });

    assertThat(store.inspect(Inspection.looking()).findings())
        .extracting(Finding::code, Finding::problem)
        .containsExactly(
            tuple(
                Code.PERMISSIONS,
                "the store cannot be written: Read-only file system;"
                    + " histories and leftovers were not looked at"));
  }

  /** What a failure left of a probe would be waited for. */
  private void sweepProbes() throws IOException {
    Path staging = root.resolve(".flow/maestro/staging");
    try (Stream<Path> left = Files.walk(staging)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(staging)) {
          Files.delete(path);
        }
      }
    }
  }

  /**
   * Whatever fails, the inspection ends, passes over no record, leaves nothing open and loses
   * nothing.
   */
  @ParameterizedTest
  @EnumSource(DiskError.class)
  void eachOperationMayFail(DiskError error) throws IOException {
    List<String> problems = new ArrayList<>();
    boolean hit = true;
    for (int number = 1; hit; number++) {
      FailingOperation fault = FailingOperation.number(number, error, false);
      disk.set(Trap.NONE);
      sweepProbes();
      disk.set(fault);
      try {
        StoreReport report = store.inspect(Inspection.repairing());
        hit = fault.wasHit();
        if (report.records() != 1) {
          problems.add(fault + ": " + report);
        }
      } catch (SessionException e) {
        hit = true;
      }
      if (!disk.openFiles().isEmpty()) {
        problems.add(fault + ": still open: " + disk.openFiles());
        disk.closeAll();
      }
    }
    disk.set(Trap.NONE);

    assertThat(problems).isEmpty();
    assertThat(new FileSessionRepository(root).find(first.session().id()))
        .contains(first.session());
    assertThat(new FileSessionRepository(root).history(first.session().id()))
        .containsExactly(first.event());
  }
}

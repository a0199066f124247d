package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import java.util.List;

/** Stores that are wrong about themselves, each as the contract that it must fail. */
final class BrokenInspectors {

  private BrokenInspectors() {}

  static final class SaysThatAllIsWell extends SharedMemoryContract {
    SaysThatAllIsWell() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public StoreReport inspect(Inspection inspection) {
                  return new StoreReport(super.inspect(inspection).records(), List.of());
                }
              });
    }
  }

  static final class RepairsByDeleting extends SharedMemoryContract {
    RepairsByDeleting() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public StoreReport inspect(Inspection inspection) {
                  StoreReport report = super.inspect(inspection);
                  if (inspection.repair()) {
                    report.findings().stream()
                        .flatMap(finding -> finding.session().stream())
                        .forEach(this::delete);
                  }
                  return report;
                }
              });
    }
  }

  static final class ComplainsOfNothing extends SharedMemoryContract {
    ComplainsOfNothing() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public StoreReport inspect(Inspection inspection) {
                  return new StoreReport(
                      super.inspect(inspection).records(),
                      List.of(Finding.of(Finding.Code.LEFTOVER, "/", "is here", "remove it")));
                }
              });
    }
  }
}

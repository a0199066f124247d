package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.disk.StoreView.Told;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The power goes after each effect of the way into the trash and of the way back: the session is
 * whole, at one of the two places at least.
 */
class TrashedPowerCutTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"TAKE_TO_THE_TRASH", "RESTORE"})
  void theSessionIsWhole(Scenario scenario) throws IOException {
    Trial trial = new Trial(scenario, folder);
    SessionId id = Scenario.target();
    Told told = (scenario == Scenario.RESTORE ? trial.after() : trial.before()).sessions().get(id);
    trial.run(Trap.NONE);
    DiskLog log = trial.disk().log();
    Path afterCut = Files.createDirectory(folder.resolve("found"));

    assertThat(log.size()).isGreaterThan(2);
    for (int effects = 0; effects <= log.size(); effects++) {
      PowerCut cut = new PowerCut(log, effects);
      for (DiskImage image : new DiskImage[] {cut.best(), cut.worst()}) {
        image.restore(afterCut);
        FileSessionRepository found = new FileSessionRepository(afterCut);
        if (found.find(id).isEmpty()) {
          found.trash().restore(TrashEntry.of(id, Scenario.NOW));
        }
        assertThat(StoreView.of(found).sessions().get(id)).as("after %s", effects).isEqualTo(told);
      }
    }
  }
}

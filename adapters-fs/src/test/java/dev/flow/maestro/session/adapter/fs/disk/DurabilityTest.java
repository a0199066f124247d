package dev.flow.maestro.session.adapter.fs.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.Durability;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a store does to the disk that is to outlive a killed process only. */
class DurabilityTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void ofAProcessLeavesOutTheForcesAndNothingElse(Scenario scenario) throws IOException {
    List<Effect> durable = effects(scenario, Durability.FULL);
    List<Effect> ofProcess = effects(scenario, Durability.PROCESS);

    assertThat(durable).hasAtLeastOneElementOfType(Effect.Forced.class);
    assertThat(ofProcess).isNotEmpty().doesNotHaveAnyElementsOfTypes(Effect.Forced.class);
    assertThat(kinds(ofProcess)).isEqualTo(kinds(durable));
  }

  private List<Effect> effects(Scenario scenario, Durability durability) throws IOException {
    Path root = Files.createDirectory(folder.resolve(durability.name()));
    FaultyDisk disk = new FaultyDisk(root);
    FileSessionRepository store =
        new FileSessionRepository(
            disk.path(root), FileStoreOptions.defaults().withDurability(durability));
    scenario.prepare(store, root);
    disk.record(root);
    scenario.run(store);
    return disk.log().effects();
  }

  /** What was done, whatever it was done to: some names are made by chance. */
  private static List<Class<?>> kinds(List<Effect> effects) {
    return effects.stream()
        .<Class<?>>map(Effect::getClass)
        .filter(kind -> !kind.equals(Effect.Forced.class))
        .toList();
  }
}

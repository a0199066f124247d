package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.flow.maestro.session.application.port.RootRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each of these breaks one obligation, and must be caught by name. */
final class BrokenRootRegistriesTest {

  /** Reads and writes all of its data, as one on files does, but without a lock. */
  private static class Unlocked implements RootRegistry {

    volatile List<Path> data = List.of();

    @Override
    public List<Path> roots() {
      return data;
    }

    @Override
    public boolean add(Path root) {
      TreeSet<Path> roots = new TreeSet<>(data);
      boolean added = roots.add(root);
      LockSupport.parkNanos(1_000);
      data = List.copyOf(roots);
      return added;
    }

    @Override
    public boolean remove(Path root) {
      TreeSet<Path> roots = new TreeSet<>(data);
      boolean removed = roots.remove(root);
      data = List.copyOf(roots);
      return removed;
    }
  }

  private abstract static class Contract extends RootRegistryContract {

    private final RootRegistry registry;

    Contract(RootRegistry registry) {
      this.registry = registry;
    }

    @Override
    protected RootRegistry openEmpty() {
      return registry;
    }

    @Override
    protected Optional<RootRegistry> openAgain() {
      return Optional.of(registry);
    }
  }

  static final class LosesWhatOthersAdd extends Contract {
    LosesWhatOthersAdd() {
      super(new Unlocked());
    }
  }

  static final class ForgetsWhatLiesBelowToo extends Contract {
    ForgetsWhatLiesBelowToo() {
      super(
          new Unlocked() {
            @Override
            public boolean remove(Path root) {
              data = data.stream().filter(path -> !path.startsWith(root)).toList();
              return true;
            }
          });
    }
  }

  static final class RemembersNothing extends Contract {
    RemembersNothing() {
      super(RootRegistry.none("it is broken"));
    }
  }

  private static List<String> failuresOf(Class<? extends RootRegistryContract> registry) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(registry))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> (MethodSource) event.getTestDescriptor().getSource().orElseThrow())
        .map(MethodSource::getMethodName)
        .toList();
  }

  @Test
  void eachOfTheBrokenIsCaught() {
    assertThat(failuresOf(LosesWhatOthersAdd.class))
        .containsExactlyInAnyOrder(
            "noneIsLostThatSeveralAddAtOnce", "aRelativePathIsRefusedAndChangesNothing");
    assertThat(failuresOf(ForgetsWhatLiesBelowToo.class))
        .contains("onlyWhatIsRemovedIsForgotten", "nothingIsRememberedAtFirst");
    assertThat(failuresOf(RemembersNothing.class))
        .contains("whatIsAddedIsRememberedOnceAndInOrder");
  }
}

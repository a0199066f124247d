package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RootRegistry} that remembers must do, as tests. Who writes one extends this
 * class. Only {@link #openEmpty} must be there.
 */
public abstract class RootRegistryContract {

  private static final Path SHOP = Path.of("/home/dev/shop");
  private static final Path BLOG = Path.of("/home/dev/blog");
  private static final int THREADS = 4;
  private static final int ROUNDS = ProofSize.of(10, 200);

  private Optional<RootRegistry> opened = Optional.empty();

  /** For subclasses. */
  protected RootRegistryContract() {}

  /** Opens the registry under test with nothing in it. Called once in each test. */
  protected abstract RootRegistry openEmpty() throws Exception;

  /**
   * Opens one more instance over the data of the one that was opened last.
   *
   * @return the instance, or empty where the data is of one instance; so it is unless overridden
   */
  protected Optional<RootRegistry> openAgain() throws Exception {
    return Optional.empty();
  }

  @BeforeEach
  final void open() throws Exception {
    opened = Optional.of(openEmpty());
  }

  private RootRegistry registry() {
    return opened.orElseThrow();
  }

  @Test
  final void nothingIsRememberedAtFirst() {
    assertThat(registry().roots()).isEmpty();
    assertThat(registry().remove(SHOP)).isFalse();
  }

  @Test
  final void whatIsAddedIsRememberedOnceAndInOrder() {
    assertThat(registry().add(SHOP)).isTrue();
    assertThat(registry().add(BLOG)).isTrue();
    assertThat(registry().add(SHOP)).isFalse();

    assertThat(registry().roots()).containsExactly(BLOG, SHOP);
  }

  @Test
  final void onlyWhatIsRemovedIsForgotten() {
    registry().add(SHOP);
    registry().add(BLOG);
    registry().add(SHOP.resolve("sub"));

    assertThat(registry().remove(SHOP)).isTrue();
    assertThat(registry().remove(SHOP)).isFalse();

    assertThat(registry().roots()).containsExactly(BLOG, SHOP.resolve("sub"));
  }

  @Test
  final void aRelativePathIsRefusedAndChangesNothing() {
    registry().add(SHOP);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> registry().add(Path.of("shop")));

    assertThat(registry().roots()).containsExactly(SHOP);
  }

  @Test
  final void aPathMayHaveBlanksAndSignsAndAnyLetters() {
    List<Path> strange =
        List.of(Path.of("/"), Path.of("/#x/y"), Path.of("/a  b"), Path.of("/\u00fc\u05d0/\"c\""));
    strange.forEach(registry()::add);

    assertThat(registry().roots()).containsExactlyElementsOf(strange);
    strange.forEach(root -> assertThat(registry().remove(root)).isTrue());
    assertThat(registry().roots()).isEmpty();
  }

  @Test
  final void noneIsLostThatSeveralAddAtOnce() throws Exception {
    List<Callable<Boolean>> adders = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int thread = i;
      RootRegistry mine = openAgain().orElse(registry());
      adders.add(
          () -> {
            for (int round = 0; round < ROUNDS; round++) {
              mine.add(SHOP.resolve(thread + "." + round));
            }
            return mine.add(BLOG);
          });
    }

    assertThat(Race.run(adders)).containsOnlyOnce(true);

    assertThat(registry().roots()).hasSize(THREADS * ROUNDS + 1).contains(BLOG);
  }

  @Test
  final void anotherInstanceSeesWhatWasDone() throws Exception {
    Optional<RootRegistry> other = openAgain();
    assumeTrue(other.isPresent(), "not run: this registry is of one instance");

    registry().add(SHOP);

    assertThat(other.get().roots()).containsExactly(SHOP);
    assertThat(other.get().remove(SHOP)).isTrue();
    assertThat(registry().roots()).isEmpty();
  }
}

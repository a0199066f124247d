package dev.flow.maestro.session.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.InMemoryRootRegistry;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.RepositoryNotFoundException;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RememberRepositoriesTest {

  private static final Path SHOP = Path.of("/shop");
  private static final Path LINK = Path.of("/link");
  private static final Path EMPTY = Path.of("/empty");
  private static final Path LOCKED = Path.of("/locked");
  private static final Path GONE = Path.of("/gone");

  private final Workbench bench = new Workbench();
  private final RootRegistry registry = new InMemoryRootRegistry();

  private final RepositoryAccess access =
      new RepositoryAccess() {
        @Override
        public RootState look(Path root) {
          return Map.of(
                  SHOP,
                  RootState.present(SHOP, SHOP),
                  LINK,
                  RootState.present(LINK, SHOP),
                  EMPTY,
                  RootState.noStore(EMPTY, EMPTY),
                  LOCKED,
                  RootState.unreadable(LOCKED, LOCKED, "permission denied"))
              .getOrDefault(root, RootState.gone(root));
        }

        @Override
        public SessionRepository open(Path root) {
          return bench.repository;
        }
      };

  private final RememberRepositories repositories = new RememberRepositories(registry, access);

  @Nested
  class TheList {

    @BeforeEach
    void remember() {
      registry.add(SHOP);
      registry.add(EMPTY);
      registry.add(LOCKED);
      registry.add(GONE);
    }

    @Test
    void saysWhatStandsAtEachRoot() {
      assertThat(repositories.list())
          .containsExactly(
              RootState.noStore(EMPTY, EMPTY),
              RootState.gone(GONE),
              RootState.unreadable(LOCKED, LOCKED, "permission denied"),
              RootState.present(SHOP, SHOP));
    }

    @Test
    void isPrunedOfWhatIsGoneOrHasNoStoreOnly() {
      assertThat(repositories.prune()).extracting(RootState::root).containsExactly(EMPTY, GONE);
      assertThat(registry.roots()).containsExactly(LOCKED, SHOP);
      assertThat(repositories.prune()).isEmpty();
    }

    @Test
    void forgetsWhatIsGoneAndWhatALinkLeadsTo() {
      assertThat(repositories.remove(GONE)).isEqualTo(GONE);
      assertThat(repositories.remove(LINK)).isEqualTo(SHOP);
      assertThat(registry.roots()).containsExactly(EMPTY, LOCKED);
    }

    @Test
    void cannotForgetWhatItDoesNotHave() {
      assertThatExceptionOfType(RepositoryNotFoundException.class)
          .isThrownBy(() -> repositories.remove(Path.of("/other")))
          .withMessage("/other is not a repository that is remembered");
      assertThat(registry.roots()).hasSize(4);
    }
  }

  @Test
  void aRepositoryIsRememberedByItsRealPath() {
    assertThat(repositories.add(LINK)).isEqualTo(RootState.present(SHOP, SHOP));
    repositories.add(SHOP);

    assertThat(registry.roots()).containsExactly(SHOP);
  }

  @Test
  void whatRemembersNothingSaysSoToWhoeverAdds() {
    RootRegistry none = RootRegistry.none("it is off");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> new RememberRepositories(none, access).add(SHOP))
        .withMessage("cannot remember /shop: it is off");
    assertThat(none.roots()).isEmpty();
    assertThat(none.remove(SHOP)).isFalse();
  }

  @Nested
  class OnAChange {

    private SessionManager managerOver(RootRegistry roots) {
      return new SessionManager(bench.ports.withObserver(new RootMemory(roots, access, LINK)));
    }

    @Test
    void theRootIsRememberedWithoutBeingAsked() {
      managerOver(registry).createSession("Build it");

      assertThat(registry.roots()).containsExactly(SHOP);
    }

    @Test
    void aStoreFromBeforeIsRememberedToo() {
      Session old = bench.session();

      managerOver(registry).transitionState(old.id(), SessionStatus.PLANNING);

      assertThat(registry.roots()).containsExactly(SHOP);
    }

    @Test
    void onceIsEnough() {
      SessionManager manager = managerOver(registry);
      manager.createSession("Build it");
      registry.remove(SHOP);

      manager.createSession("Build more");

      assertThat(registry.roots()).isEmpty();
    }

    @Test
    void readingRemembersNothing() {
      Session old = bench.session();

      managerOver(registry).getSession(old.id());

      assertThat(registry.roots()).isEmpty();
    }

    @Test
    void aFailureIsNoOnesBusiness() {
      try (LogCapture log = new LogCapture(RootMemory.class)) {
        Session created = managerOver(RootRegistry.none("it is off")).createSession("Build it");

        assertThat(bench.stored(created.id())).isEqualTo(created);
        assertThat(log.records()).isEmpty();
      }
    }
  }
}

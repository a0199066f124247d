package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** What a store declares that it lacks is reported as skipped, with the reason. */
final class CapabilitiesTest {

  static final class UnicodeOnly extends SharedMemoryContract {

    UnicodeOnly() {
      super(SharedMemoryStore::new);
    }

    @Override
    protected boolean keepsLoneSurrogates() {
      return false;
    }
  }

  @Test
  void aStoreWithNoSecondInstance() {
    assertSkipped(
        run(
            selectNestedClass(
                List.of(InMemorySessionRepositoryTest.class),
                SessionRepositoryContract.WritersOnTwoInstances.class)),
        "not run: this store shares its data with no second instance");
  }

  @Test
  void aStoreWithNoWayFromAnotherProcess() {
    assertSkipped(
        run(
            selectNestedClass(
                List.of(InMemorySessionRepositoryTest.class),
                SessionRepositoryContract.SeveralProcesses.class)),
        "not run: this store declares no way from another process");
  }

  @Test
  void aStoreWhosePowerCannotBeCut() {
    assertSkipped(
        run(
            selectNestedClass(
                List.of(InMemorySessionRepositoryTest.class),
                SessionRepositoryContract.PowerCuts.class)),
        "not run: this store declares no way to cut its power");
  }

  @Test
  void aStoreThatNobodyElseWrites() {
    assertSkipped(
        run(
            selectNestedClass(
                List.of(InMemorySessionRepositoryTest.class),
                SessionRepositoryContract.EditsFromOutside.class)),
        "not run: this store declares no other program that writes it",
        "not run: this store shares its data with no second instance");
  }

  @Test
  void aStoreThatCanHoldNothingUnreadable() {
    assertSkipped(
        run(
            selectNestedMethod(
                List.of(InMemorySessionRepositoryTest.class),
                SessionRepositoryContract.UnreadableRecords.class,
                "findTellsWhichAndWhy")),
        "not run: this store declares no way to an unreadable record");
  }

  @Test
  void aStoreThatCanHoldNoUnreadableHistory() {
    assertSkipped(
        run(
            selectNestedMethod(
                List.of(InMemorySessionRepositoryTest.class),
                SessionRepositoryContract.UnreadableRecords.class,
                "anUnreadableHistoryIsTold")),
        "not run: this store declares no way to an unreadable history");
  }

  @Test
  void aStoreThatKeepsUnicodeOnly() {
    assertSkipped(
        run(
            selectNestedMethod(
                List.of(UnicodeOnly.class),
                SessionRepositoryContract.RoundTrip.class,
                "halfOfASurrogatePair")),
        "not run: this store declares that it keeps Unicode only");
  }

  private static Events run(DiscoverySelector selector) {
    return EngineTestKit.engine("junit-jupiter").selectors(selector).execute().testEvents();
  }

  private static void assertSkipped(Events tests, String... reasons) {
    assertThat(tests.aborted().count()).isEqualTo(tests.started().count()).isPositive();
    tests
        .aborted()
        .assertThatEvents()
        .have(abortedWithReason(message(text -> Arrays.stream(reasons).anyMatch(text::endsWith))));
  }
}

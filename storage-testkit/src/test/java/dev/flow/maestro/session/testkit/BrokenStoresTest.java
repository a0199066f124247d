package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A contract that no store can break proves nothing: each of these must be caught, by name. */
final class BrokenStoresTest {

  @TestFactory
  Stream<DynamicTest> creators() {
    return Stream.of(
        caught(
            BrokenCreators.OverwritesOnCreate.class,
            SessionRepositoryContract.Creating.class,
            "aConflictChangesNeitherTheSessionNorItsHistory",
            "anIdThatIsTakenIsAConflict"),
        caught(
            BrokenCreators.OverwritesTheUnreadable.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "theIdIsTakenAndTheRecordStaysAsItWas"),
        caught(
            BrokenCreators.LeavesTheHistory.class,
            SessionRepositoryContract.Deleting.class,
            "theIdIsFreeAgainAndItsHistoryBeginsAnew"),
        caught(
            BrokenCreators.DeletesNothingGladly.class,
            SessionRepositoryContract.Deleting.class,
            "anAbsentSessionIsNotFound",
            "theSecondTimeItIsNotFound"));
  }

  @TestFactory
  Stream<DynamicTest> updaters() {
    return Stream.of(
        caught(
            BrokenUpdaters.LosesUpdates.class,
            SessionRepositoryContract.Writers.class,
            "anUpdateInTheMiddleOfAnotherIsNotLost",
            "aDeleteInTheMiddleOfAnUpdateLeavesNothing"),
        caught(
            BrokenUpdaters.LocksItselfOnly.class,
            SessionRepositoryContract.WritersOnTwoInstances.class,
            "anUpdateInTheMiddleOfAnotherIsNotLost"),
        caught(
            BrokenUpdaters.BringsBackTheDeleted.class,
            SessionRepositoryContract.Writers.class,
            "aDeleteInTheMiddleOfAnUpdateLeavesNothing"),
        caught(
            BrokenUpdaters.IgnoresWhatTheChangeThrows.class,
            SessionRepositoryContract.Updating.class,
            "whatTheChangeThrowsGoesThroughAndNothingChanges",
            "aConflictFoundByTheChangeGoesThroughAndNothingChanges"),
        caught(
            BrokenUpdaters.WrapsWhatTheChangeThrows.class,
            SessionRepositoryContract.Updating.class,
            "whatTheChangeThrowsGoesThroughAndNothingChanges"),
        caught(
            BrokenUpdaters.AsksTheChangeOfNothing.class,
            SessionRepositoryContract.Updating.class,
            "anAbsentSessionIsNotFoundAndTheChangeIsNotAsked"),
        caught(
            BrokenUpdaters.StoresNoEvent.class,
            SessionRepositoryContract.Updating.class,
            "whatTheChangeReturnsIsStoredAndReturned"),
        caught(
            BrokenUpdaters.StoresNoState.class,
            SessionRepositoryContract.Updating.class,
            "whatTheChangeReturnsIsStoredAndReturned",
            "eachUpdateBuildsOnTheOneBefore"),
        caught(
            BrokenUpdaters.WritesTheStateInTwoSteps.class,
            SessionRepositoryContract.Readers.class,
            "readersSeeWholeRevisionsOnly"),
        caught(
            BrokenUpdaters.WritesTheEventAfterTheState.class,
            SessionRepositoryContract.Readers.class,
            "readersNeverSeeASessionWithoutItsEventNorAnEventWithoutItsSession"),
        caught(
            BrokenUpdaters.WritesTheEventBeforeTheState.class,
            SessionRepositoryContract.Readers.class,
            "readersNeverSeeASessionWithoutItsEventNorAnEventWithoutItsSession"));
  }

  @TestFactory
  Stream<DynamicTest> readers() {
    return Stream.of(
        caught(
            BrokenReaders.HidesTheUnreadable.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "aQueryListsItApartFromTheSessions",
            "aQueryListsItWhateverTheFilters",
            "eachIsListedOnce"),
        caught(
            BrokenReaders.FindsNothingWhereItCannotRead.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "findTellsWhichAndWhy"),
        caught(
            BrokenReaders.ListsNoUnreadableIds.class,
            SessionRepositoryContract.IdsStartingWith.class,
            "unreadableRecordsAreAmongThem"),
        caught(
            BrokenReaders.GivesTheOldestFirst.class,
            SessionRepositoryContract.Querying.class,
            "theNewestComesFirst"),
        caught(
            BrokenReaders.OrdersTiesBackwards.class,
            SessionRepositoryContract.Querying.class,
            "equalTimesAreOrderedById"),
        caught(
            BrokenReaders.IgnoresTheLimit.class,
            SessionRepositoryContract.Querying.class,
            "theLimitLeavesTheNewest"),
        caught(
            BrokenReaders.LimitsBeforeItFilters.class,
            SessionRepositoryContract.Querying.class,
            "theLimitCountsOnlyWhatPassesTheFilters"),
        caught(
            BrokenReaders.ExcludesTheBounds.class,
            SessionRepositoryContract.Querying.class,
            "bothBoundsAreInclusiveToTheMicrosecond"),
        caught(
            BrokenReaders.FoldsTheCaseOfBranches.class,
            SessionRepositoryContract.Querying.class,
            "oneBranchLetterForLetter"),
        caught(
            BrokenReaders.TakesPrefixesForPatterns.class,
            SessionRepositoryContract.IdsStartingWith.class,
            "whatIsNoBeginningGivesNone"),
        caught(
            BrokenReaders.CutsTimesToMilliseconds.class,
            SessionRepositoryContract.RoundTrip.class,
            "everyTime",
            "everyComponentWithAValueOfItsOwn"),
        caught(
            BrokenReaders.TakesEmptyForAbsent.class,
            SessionRepositoryContract.History.class,
            "everyTypeOfEvent"),
        caught(
            BrokenReaders.RemembersWhatItRead.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "aSessionThatWasReadBeforeIsNotReadFromMemory"),
        caught(
            BrokenReaders.TellsTheHistoryBackwards.class,
            SessionRepositoryContract.History.class,
            "itHasOneEventForEachRevisionInOrder"));
  }

  private static DynamicTest caught(
      Class<? extends SessionRepositoryContract> broken, Class<?> group, String... tests) {
    return dynamicTest(
        broken.getSimpleName(),
        () ->
            assertThat(failed(broken, group, tests))
                .as("tests that notice %s", broken.getSimpleName())
                .containsExactlyInAnyOrder(tests));
  }

  private static List<String> failed(Class<?> contract, Class<?> group, String... tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(
            Arrays.stream(tests)
                .map(test -> selectNestedMethod(List.of(contract), group, test))
                .toArray(DiscoverySelector[]::new))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(BrokenStoresTest::methodOf)
        .distinct()
        .toList();
  }

  private static String methodOf(Event event) {
    return event
        .getTestDescriptor()
        .getSource()
        .map(source -> ((MethodSource) source).getMethodName())
        .orElseThrow();
  }
}

package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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
  Stream<DynamicTest> signals() {
    return Stream.of(
        caught(
            BrokenSignals.WakesForNothing.class,
            SessionRepositoryContract.WritersOnTwoInstances.class,
            "whoFollowsTheStoreIsWokenByEachChange",
            "whoFollowsOneSessionIsWokenWhenItGoesAndComes"));
  }

  @TestFactory
  Stream<DynamicTest> scanners() {
    return Stream.of(
        caught(
            BrokenScanners.ScansWithinTheLimit.class,
            SessionRepositoryContract.Scanning.class,
            "eachSessionIsShownOnceWhateverTheLimit"),
        caught(
            BrokenScanners.ScansWithoutFilters.class,
            SessionRepositoryContract.Scanning.class,
            "onlyWhatMeetsTheFiltersIsShown"),
        caught(
            BrokenScanners.HidesTheUnreadableFromScans.class,
            SessionRepositoryContract.Scanning.class,
            "whatCannotBeReadIsToldOnceWhateverTheFilters"),
        caught(
            BrokenScanners.SwallowsWhatTheVisitorThrows.class,
            SessionRepositoryContract.Scanning.class,
            "whatTheVisitorThrowsEndsTheScanAndGoesThrough"),
        caught(
            BrokenScanners.ComesInAnyOrder.class,
            SessionRepositoryContract.Scanning.class,
            "inOrderTheNewestComesFirstWithinTheLimit"));
  }

  @TestFactory
  Stream<DynamicTest> searchers() {
    return Stream.of(
        caught(
            BrokenSearchers.HeedsTheCase.class,
            SessionRepositoryContract.Searching.class,
            "caseAccentsAndWidthsMakeNoDifference"),
        caught(
            BrokenSearchers.TakesPercentForAWildcard.class,
            SessionRepositoryContract.Searching.class,
            "whatIsSpecialToOthersIsPunctuation",
            "percentAndUnderscoreFindNoMoreThanAnyPunctuation"),
        caught(
            BrokenSearchers.FindsPartsOfWords.class,
            SessionRepositoryContract.Searching.class,
            "aWordIsNoPartOfALongerOneUnlessItHasAStar"),
        caught(
            BrokenSearchers.RanksByDateOnly.class,
            SessionRepositoryContract.Searching.class,
            "theBestMatchComesFirstAndOfEqualOnesTheNewest"),
        caught(
            BrokenSearchers.RanksWithinTheNewest.class,
            SessionRepositoryContract.Searching.class,
            "theBestMatchComesFirstAndOfEqualOnesTheNewest"));
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
            BrokenReaders.IgnoresTheLastChange.class,
            SessionRepositoryContract.Querying.class,
            "staleOnesWereLastChangedThenOrEarlierAndHaveNotEnded",
            "whatIsChangedIsNotStaleAnyMore",
            "everyFilterMustBeMet"),
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
            "itHasOneEventForEachRevisionInOrder"),
        caught(
            BrokenReaders.TellsTheHistoryBackwards.class,
            SessionRepositoryContract.Overdue.class,
            "aPauseDoesNotCount"));
  }

  @TestFactory
  Stream<DynamicTest> thoseWhoCannotBearTheUnreadable() {
    return Stream.of(
        caught(
            BrokenOnTheUnreadable.ListsNothingAtAll.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "aQueryListsItApartFromTheSessions",
            "aQueryListsItWhateverTheFilters",
            "itTakesNoPlaceWithinTheLimit",
            "eachIsListedOnce",
            "manyAmongManyAreEachListedWhateverTheFiltersAndTheLimit"),
        caught(
            BrokenOnTheUnreadable.HidesAllButOne.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "itTakesNoPlaceWithinTheLimit",
            "eachIsListedOnce",
            "manyAmongManyAreEachListedWhateverTheFiltersAndTheLimit"),
        caught(
            BrokenOnTheUnreadable.SaysThatItIsNotFound.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "historyTellsWhichAndWhy",
            "updateTellsWhichAndWhyAndDoesNotAskTheChange"),
        caught(
            BrokenOnTheUnreadable.TakesAnUnreadableHistoryForNone.class,
            SessionRepositoryContract.UnreadableRecords.class,
            "anUnreadableHistoryIsTold"),
        caught(
            BrokenOnTheUnreadable.TakesAnUnreadableHistoryForNone.class,
            SessionRepositoryContract.Overdue.class,
            "whoseHistoryCannotBeReadIsToldAndNotSwept"));
  }

  @TestFactory
  Stream<DynamicTest> landers() {
    return Stream.of(
        caught(
            BrokenLanders.OverwritesOnLanding.class,
            SessionRepositoryContract.Landing.class,
            "anIdThatIsTakenIsAConflictAndChangesNothing",
            "anUnreadableRecordIsAConflictToo"),
        caught(
            BrokenLanders.LosesTheFiles.class,
            SessionRepositoryContract.Landing.class,
            "itHasItsWholeHistoryAndTheFilesOfOtherTools",
            "itGoesOnAsAnyOther",
            "whatItsFilesThrowGoesThroughAndNothingLands",
            "itCanBeDeletedAndLandAgain",
            "itAdvancesToWhereItHasComeElsewhere",
            "anAdvanceThatDoesNotContinueItIsAConflictAndChangesNothing"),
        caught(
            BrokenLanders.LosesWhatItDoesNotKnow.class,
            SessionRepositoryContract.Landing.class,
            "itHasItsWholeHistoryAndTheFilesOfOtherTools",
            "itGoesOnAsAnyOther",
            "whatItsFilesThrowGoesThroughAndNothingLands",
            "itCanBeDeletedAndLandAgain",
            "anAdvanceThatDoesNotContinueItIsAConflictAndChangesNothing"),
        caught(
            BrokenLanders.LandsBeforeItHasTheFiles.class,
            SessionRepositoryContract.Landing.class,
            "whatItsFilesThrowGoesThroughAndNothingLands"),
        caught(
            BrokenLanders.AdvancesWhateverHappened.class,
            SessionRepositoryContract.Landing.class,
            "anAdvanceThatDoesNotContinueItIsAConflictAndChangesNothing"),
        caught(
            BrokenLanders.TellsOnlyTheLastEvent.class,
            SessionRepositoryContract.Landing.class,
            "itAdvancesToWhereItHasComeElsewhere"));
  }

  @TestFactory
  Stream<DynamicTest> inspectors() {
    return Stream.of(
        caught(
            BrokenInspectors.SaysThatAllIsWell.class,
            SessionRepositoryContract.Inspecting.class,
            "anUnreadableRecordIsFound",
            "anUnreadableHistoryIsFound",
            "repairingChangesNoSession"),
        caught(
            BrokenInspectors.RepairsByDeleting.class,
            SessionRepositoryContract.Inspecting.class,
            "repairingChangesNoSession"),
        caught(
            BrokenInspectors.ComplainsOfNothing.class,
            SessionRepositoryContract.Inspecting.class,
            "anEmptyStoreIsHealthy",
            "whatTheStoreDidItselfIsHealthy"));
  }

  @TestFactory
  Stream<DynamicTest> trashes() {
    return Stream.of(
        caught(
            BrokenTrashes.LosesTheHistoryInTheTrash.class,
            SessionRepositoryContract.InTheTrash.class,
            "itComesBackWithItsHistory",
            "whatCameBackCanBeChangedAndTakenAgain",
            "whatComesBackReplacesNoSession"),
        caught(
            BrokenTrashes.RestoresOverASession.class,
            SessionRepositoryContract.InTheTrash.class,
            "whatComesBackReplacesNoSession"),
        caught(
            BrokenTrashes.TakesWhateverTheCondition.class,
            SessionRepositoryContract.InTheTrash.class,
            "whatDoesNotMeetTheConditionStays"),
        caught(
            BrokenTrashes.KeepsOneEntryForAnId.class,
            SessionRepositoryContract.InTheTrash.class,
            "oneIdTakenTwiceAtTheSameTimeIsTwoEntries"),
        caught(
            BrokenTrashes.ListsTheTrashed.class,
            SessionRepositoryContract.InTheTrash.class,
            "whatIsTakenIsGoneForEveryReader"),
        caught(
            BrokenTrashes.TakesWhatIsHeld.class,
            SessionRepositoryContract.Holding.class,
            "whatIsHeldIsNotTaken"));
  }

  @TestFactory
  Stream<DynamicTest> thoseWhoShareMutableState() {
    return Stream.of(
        caught(
            BrokenSharers.GivesItsHistoryAway.class,
            SessionRepositoryContract.History.class,
            "whatWasHandedOutDoesNotChangeAndChangesNothing"),
        caught(
            BrokenSharers.GivesItsIdsAway.class,
            SessionRepositoryContract.IdsStartingWith.class,
            "whatWasHandedOutChangesNothing"));
  }

  private static DynamicTest caught(
      Class<? extends SessionRepositoryContract> broken, Class<?> group, String... tests) {
    return dynamicTest(
        broken.getSimpleName(),
        () ->
            assertThat(Verdict.of(broken, group, tests))
                .as("tests that notice %s", broken.getSimpleName())
                .containsExactlyInAnyOrder(
                    Arrays.stream(tests)
                        .map(test -> Verdict.name(group, test))
                        .toArray(String[]::new)));
  }
}

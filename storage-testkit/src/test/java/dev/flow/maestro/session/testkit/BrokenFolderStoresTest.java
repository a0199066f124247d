package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Stores that are broken where memory is not enough: in what a power cut leaves, among processes,
 * and in what other programs write. Each must fail exactly these tests, of the groups that are
 * meant for it and of those that have nothing to do with it.
 */
final class BrokenFolderStoresTest {

  /** What a store does with one process, nobody else and the power on. */
  private static final List<Class<?>> ORDINARY =
      List.of(
          SessionRepositoryContract.Creating.class,
          SessionRepositoryContract.Deleting.class,
          SessionRepositoryContract.TwoInstances.class);

  @TestFactory
  Stream<DynamicTest> powerCuts() {
    Class<?> group = SessionRepositoryContract.PowerCuts.class;
    return Stream.of(
        new Fault(BrokenDurability.AnswersBeforeItIsDurable.class)
            .failing(
                group,
                "aSessionThatWasCreatedIsThere",
                "aChangeIsThereWithItsHistory",
                "aSessionThatWasDeletedIsGone",
                "aSessionThatWasDeletedAndCreatedAgainIsTheNewOne",
                "whatIsFoundCanBeChanged",
                "whatSeveralThreadsWereToldIsThere",
                "everyStepOfASequenceIsThere")
            .caught(),
        new Fault(BrokenDurability.LosesTheHistory.class)
            .failing(
                group,
                "aSessionThatWasCreatedIsThere",
                "aChangeIsThereWithItsHistory",
                "aSessionThatWasDeletedAndCreatedAgainIsTheNewOne",
                "whatIsFoundCanBeChanged",
                "whatSeveralThreadsWereToldIsThere",
                "everyStepOfASequenceIsThere")
            .caught(),
        new Fault(BrokenDurability.LosesTheState.class)
            .failing(
                group,
                "aChangeIsThereWithItsHistory",
                "whatIsFoundCanBeChanged",
                "whatSeveralThreadsWereToldIsThere",
                "everyStepOfASequenceIsThere")
            .caught(),
        new Fault(BrokenDurability.BringsBackTheDeleted.class)
            .failing(group, "aSessionThatWasDeletedIsGone", "everyStepOfASequenceIsThere")
            .caught());
  }

  @TestFactory
  Stream<DynamicTest> processes() {
    Class<?> group = SessionRepositoryContract.SeveralProcesses.class;
    return Stream.of(
        new Fault(BrokenAmongProcesses.LocksItsOwnProcessOnly.class)
            .failing(
                group,
                "aChangeInTheMiddleOfAnotherProcesssIsNotLost",
                "aDeleteInTheMiddleOfAnotherProcesssChangeLeavesNothing")
            .perhaps(
                group,
                "everyAcknowledgedChangeIsThereOnce",
                "ofProcessesThatCreateOneIdOneSucceeds")
            .caught(),
        new Fault(BrokenAmongProcesses.RemembersWhatItsProcessKnows.class)
            .failing(
                group,
                "eachSeesAtOnceWhatTheOtherHasDone",
                "whatIsExpectedHereIsStaleOnceItWasChangedThere",
                "whatIsExpectedThereIsStaleOnceItWasChangedHere",
                "aChangeInTheMiddleOfAnotherProcesssIsNotLost",
                "everyAcknowledgedChangeIsThereOnce")
            .failing(SessionRepositoryContract.TwoInstances.class, "anUnreadableRecordIsSeenByBoth")
            .caught());
  }

  @TestFactory
  Stream<DynamicTest> editsFromOutside() {
    Class<?> group = SessionRepositoryContract.EditsFromOutside.class;
    return Stream.of(
        new Fault(BrokenUnderEdits.OverwritesTheEdit.class)
            .failing(group, "whoHasNotSeenItIsTold", "aChangeKeepsIt")
            .caught(),
        new Fault(BrokenUnderEdits.HidesTheEdit.class)
            .failing(
                group,
                "theNextFindShowsItAsTheNextRevision",
                "theHistoryTellsIt",
                "aQueryShowsIt",
                "whoHasNotSeenItIsTold",
                "aChangeKeepsIt",
                "otherSessionsStayAsTheyWere")
            .caught(),
        new Fault(BrokenUnderEdits.RecordsNoRevision.class)
            .failing(
                group,
                "theNextFindShowsItAsTheNextRevision",
                "theHistoryTellsIt",
                "aQueryShowsIt",
                "whoHasNotSeenItIsTold",
                "aChangeKeepsIt",
                "otherSessionsStayAsTheyWere",
                "aRevisionThatWasSeenIsNeverGivenToAnotherContent")
            .caught(),
        new Fault(BrokenUnderEdits.RecordsNoEditThatIsOnlyRead.class)
            .failing(group, "aRevisionThatWasSeenIsNeverGivenToAnotherContent")
            .caught());
  }

  /** A broken store, and what is to be seen of it. */
  private static final class Fault {

    private final Class<? extends SessionRepositoryContract> store;
    private final Set<Class<?>> groups = new LinkedHashSet<>(ORDINARY);
    private final SortedSet<String> failing = new TreeSet<>();
    private final SortedSet<String> perhaps = new TreeSet<>();

    Fault(Class<? extends SessionRepositoryContract> store) {
      this.store = store;
    }

    /** These fail, and of their group and the ordinary ones no others. */
    Fault failing(Class<?> group, String... tests) {
      groups.add(group);
      for (String test : tests) {
        failing.add(Verdict.name(group, test));
      }
      return this;
    }

    /** These fail if the processes meet as they mostly do. */
    Fault perhaps(Class<?> group, String... tests) {
      for (String test : tests) {
        perhaps.add(Verdict.name(group, test));
      }
      return this;
    }

    DynamicTest caught() {
      return DynamicTest.dynamicTest(store.getSimpleName(), this::check);
    }

    private void check() {
      SortedSet<String> verdict = Verdict.of(store, groups);
      verdict.removeAll(perhaps);
      assertThat(verdict).as("tests that notice %s", store.getSimpleName()).isEqualTo(failing);
    }
  }
}

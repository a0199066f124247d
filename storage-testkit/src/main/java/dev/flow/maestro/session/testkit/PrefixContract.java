package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.domain.SessionId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

abstract class PrefixContract extends ContractGroup {

  private static final SessionId FIRST = id("0190a1b2-0000-7000-8000-00000000000a");
  private static final SessionId SECOND = id("0190a1b2-0000-7000-8000-00000000000b");
  private static final SessionId THIRD = id("0190ffff-0000-7000-8000-000000000000");
  private static final SessionId FOURTH = id("fedcba98-7654-4321-8fed-cba987654321");

  PrefixContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void anEmptyStoreHasNone() {
    assertThat(store().idsStartingWith("")).isEmpty();
    assertThat(store().idsStartingWith("0")).isEmpty();
  }

  @Test
  void noCharactersGiveAllInOrder() {
    createAll();

    assertThat(store().idsStartingWith("")).containsExactly(FIRST, SECOND, THIRD, FOURTH);
  }

  @TestFactory
  Stream<DynamicTest> theBeginningOfSeveralGivesThemInOrder() {
    createAll();
    return Stream.of(
        gives("0", FIRST, SECOND, THIRD),
        gives("0190", FIRST, SECOND, THIRD),
        gives("0190a", FIRST, SECOND),
        gives("0190a1b2", FIRST, SECOND),
        gives("0190a1b2-", FIRST, SECOND),
        gives("0190a1b2-0000-7000-8000-00000000000", FIRST, SECOND),
        gives("0190f", THIRD),
        gives("f", FOURTH));
  }

  @Test
  void aWholeIdGivesItself() {
    createAll();

    assertThat(store().idsStartingWith(SECOND.toString())).containsExactly(SECOND);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoBeginningGivesNone() {
    createAll();
    Stream<String> near =
        Stream.of(
            SECOND + "0",
            SECOND + " ",
            " " + SECOND,
            "190a",
            "0190a1b20000",
            "-",
            "0190-",
            FOURTH.toString().toUpperCase(Locale.ROOT),
            "FEDC",
            "\uff10\uff11");
    Stream<String> patterns =
        Stream.of("%", "_", "0190%", "0190_", "*", "0190*", "?", ".", ".*", "^0", "[0-9]", "{0,f}");
    Stream<String> paths =
        Stream.of("/", "\\", "..", "../", "../0190", "./0190", "0190a1b2/..", "C:", "~", ".lock");
    Stream<String> texts =
        Stream.of("'", "\"", "' OR '1'='1", "\n", "0190\n", "\0", "0190\0", "0".repeat(10_000));
    return Stream.of(near, patterns, paths, texts).flatMap(group -> group).map(text -> gives(text));
  }

  @Test
  void halfOfASurrogatePairGivesNone() {
    createAll();

    assertThat(store().idsStartingWith(HostileTexts.LONE_SURROGATE)).isEmpty();
  }

  @Test
  void whatWasDeletedIsNotAmongThem() {
    createAll();

    store().delete(FIRST);

    assertThat(store().idsStartingWith("0190a")).containsExactly(SECOND);
  }

  @Test
  void unreadableRecordsAreAmongThem() throws Exception {
    createAll();
    makeUnreadable(SECOND);
    SessionId never = id("0190a1b2-0000-7000-8000-00000000000c");
    makeUnreadable(never);

    assertThat(store().idsStartingWith("0190a")).containsExactly(FIRST, SECOND, never);
  }

  @Test
  void whatWasHandedOutChangesNothing() {
    createAll();

    tryToClear(store().idsStartingWith(""));

    assertThat(store().idsStartingWith("")).hasSize(4);
  }

  /** In an order that is neither theirs nor its reverse. */
  private void createAll() {
    for (SessionId id : List.of(THIRD, FIRST, FOURTH, SECOND)) {
      given(aSession().withId(id));
    }
  }

  private DynamicTest gives(String prefix, SessionId... ids) {
    return dynamicTest(
        HostileTexts.nameOf(prefix),
        () -> assertThat(store().idsStartingWith(prefix)).containsExactly(ids));
  }
}

package dev.flow.maestro.session.testkit;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A store may search by means of its own; what it finds must be what {@link SearchQuery} says. */
abstract class SearchContract extends ContractGroup {

  private static final Instant T = Instant.parse("2026-01-07T13:02:57.119275Z");
  private static final SessionQuery ALL = SessionQuery.all();

  SearchContract(SessionRepositoryContract contract) {
    super(contract);
  }

  private List<Session> found(SessionQuery query) {
    QueryResult result = queried(query);
    assertThat(result.unreadable()).isEmpty();
    return result.sessions();
  }

  private static SessionQuery search(String text) {
    return ALL.matching(SearchQuery.parse(text));
  }

  private Session asking(String request) {
    return given(aSession().asking(request));
  }

  @Test
  void everyWordMustOccurWhereverItStands() {
    Session both = asking("Add a login page");
    asking("Add a logout page");
    asking("The login");

    assertThat(found(search("page login"))).containsExactly(both);
  }

  @Test
  void aWordIsNoPartOfALongerOneUnlessItHasAStar() {
    Session whole = asking("auth");
    Session longer = asking("authentication");
    asking("reauth");

    assertThat(found(search("auth"))).containsExactly(whole);
    assertThat(found(search("auth*"))).containsExactly(whole, longer);
  }

  @Test
  void aPhraseIsWordsOneAfterAnother() {
    Session phrase = asking("Add a login-page");
    asking("Add a page for the login");

    assertThat(found(search("\"login page\""))).containsExactly(phrase);
    assertThat(found(search("login_pag*"))).containsExactly(phrase);
  }

  @Test
  void whatIsExcludedMustNotOccur() {
    Session kept = asking("Add a login page");
    asking("Test the login page");
    asking("Add a login page for testers");

    assertThat(found(search("login -test*"))).containsExactly(kept);
    assertThat(found(search("login -\"the login\" -testers"))).containsExactly(kept);
  }

  @TestFactory
  Stream<DynamicTest> caseAccentsAndWidthsMakeNoDifference() {
    return Stream.of(
            List.of("add", "ADD the login"),
            List.of("TITLE", "a title"),
            List.of("istanbul", "\u0130STANBUL"),
            List.of("diyarbakir", "d\u0131yarbak\u0131r"),
            List.of("strasse", "Stra\u00dfe"),
            List.of("\u03bf\u03b4\u03bf\u03c2", "\u039f\u0394\u039f\u03a3"),
            List.of("cafe", "Caf\u00e9"),
            List.of("caf\u00e9", "Cafe\u0301"),
            List.of("file", "\ufb01le"),
            List.of("abc123", "\uff21\uff22\uff23\uff11\uff12\uff13"),
            List.of("\u0435\u043b\u043a\u0430", "\u0401\u043b\u043a\u0430"),
            List.of("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd"))
        .map(
            pair ->
                dynamicTest(
                    HostileTexts.nameOf(pair.get(1)),
                    () -> {
                      Session session = asking(pair.get(1) + " and more");

                      assertThat(found(search(pair.get(0)))).contains(session);
                      store().delete(session.id());
                    }));
  }

  @Test
  void scriptsWithoutBlanksAreSearchedLetterByLetter() {
    Session session = asking("\u79c1\u306f\u6771\u4eac\u306b\u3044\u308b");
    asking("\u4eac\u6771");

    assertThat(found(search("\u6771\u4eac"))).containsExactly(session);
  }

  @Test
  void anEmojiIsFound() {
    Session session = asking("ship\ud83d\ude80it \ud83d\udc4d\ud83c\udffd");
    asking("ship it");

    assertThat(found(search("\ud83d\ude80"))).containsExactly(session);
    assertThat(found(search("ship -\ud83d\udc4d"))).doesNotContain(session).hasSize(1);
  }

  @TestFactory
  Stream<DynamicTest> whatIsSpecialToOthersIsPunctuation() {
    asking("login");
    return Stream.of(
            "lo%n",
            "l%",
            "lo_in",
            "l_gin",
            "l.gin",
            "l.*",
            "log?n",
            "l*n",
            "[l]ogin",
            "login'--",
            "' OR '1'='1",
            "login & x",
            "login | x",
            "login:x",
            "^login x",
            "a:b",
            "NEAR(login x)",
            "NOT login",
            "login AND x",
            "login OR x",
            "{login} x",
            "\\login\\ x",
            "login); DROP TABLE sessions",
            "$1 login")
        .map(
            text ->
                dynamicTest(
                    text,
                    () -> {
                      boolean alone = SearchQuery.parse(text).matches("login");
                      Session session = asking(text);

                      assertThat(found(search(text))).contains(session).hasSize(alone ? 2 : 1);
                      store().delete(session.id());
                    }));
  }

  @Test
  void percentAndUnderscoreFindNoMoreThanAnyPunctuation() {
    Session session = asking("100% of foo_bar");
    asking("100 of fooXbar");
    asking("1000");

    assertThat(found(search("100%"))).hasSize(2).contains(session);
    assertThat(found(search("foo_bar"))).containsExactly(session);
  }

  @TestFactory
  Stream<DynamicTest> hostileTextsAreFoundAndFindTheirLikes() {
    Session marked = asking("a needle among them");
    return Stream.concat(
            HostileTexts.all().entrySet().stream(),
            HostileTexts.longest().entrySet().stream().map(SearchContract::withRoomForWords))
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(),
                    () -> {
                      Session session = asking("needle " + entry.getValue() + " needle");

                      assertThat(found(search("needle")))
                          .as("the order")
                          .containsExactlyElementsOf(
                              Stream.of(marked, session).sorted(search("needle").order()).toList());
                      assertThat(found(search("needle -nowhere among"))).containsExactly(marked);
                      store().delete(session.id());
                    }));
  }

  private static Map.Entry<String, String> withRoomForWords(Map.Entry<String, String> longest) {
    String text = longest.getValue();
    return Map.entry(longest.getKey(), text.substring(0, text.length() - 16));
  }

  @Test
  void theBestMatchComesFirstAndOfEqualOnesTheNewest() {
    Session older = given(aSession().asking("login page").createdAt(T));
    Session best = given(aSession().asking("login, login").createdAt(T.minusSeconds(9)));
    Session newer = given(aSession().asking("Login now").createdAt(T.plusSeconds(9)));
    Session longest = given(aSession().asking("login " + "x ".repeat(99)).createdAt(T));

    assertThat(found(search("login"))).containsExactly(best, newer, older, longest);
    assertThat(found(search("login").limitedTo(2))).containsExactly(best, newer);
    assertThat(found(search("login").limitedTo(1))).containsExactly(best);
  }

  @Test
  void equallyGoodAndOldOnesAreOrderedById() {
    Session second =
        given(aSession().withId(id("80000000-0000-4000-8000-000000000000")).asking("the login"));
    Session first =
        given(aSession().withId(id("7fffffff-ffff-4fff-bfff-ffffffffffff")).asking("a login"));

    assertThat(found(search("login"))).containsExactly(first, second);
  }

  @Test
  void theOtherFiltersHoldToo() {
    Session match =
        given(aSession().asking("a long login").withStatus(SessionStatus.PAUSED).onBranch("b"));
    given(aSession().asking("login").withStatus(SessionStatus.PAUSED));
    given(aSession().asking("login").onBranch("b"));

    assertThat(found(search("login").withStatus(SessionStatus.PAUSED).onBranch("b").limitedTo(1)))
        .containsExactly(match);
  }

  @Test
  void aSearchFindsWhatAScanOfAllWouldLeave() {
    Map<String, Session> sessions =
        Map.of(
            "one", asking("one two three"),
            "two", asking("two three"),
            "three", asking("three"));

    assertThat(scanned(search("two")))
        .containsExactlyInAnyOrder(sessions.get("one"), sessions.get("two"));
    assertThat(scanned(search("three -two").limitedTo(1))).containsExactly(sessions.get("three"));
  }

  private List<Session> scanned(SessionQuery query) {
    List<Session> sessions = new ArrayList<>();
    store()
        .scan(
            query,
            new SessionVisitor() {
              @Override
              public void onSession(Session session) {
                sessions.add(session);
              }

              @Override
              public void onUnreadable(UnreadableRecord record) {
                throw new AssertionError(record.toString());
              }
            });
    return sessions;
  }
}

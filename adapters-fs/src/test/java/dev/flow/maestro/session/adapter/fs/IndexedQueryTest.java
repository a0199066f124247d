package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.testkit.ProofSize;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A query that uses an index finds what one finds that reads every document, and in that order. */
class IndexedQueryTest extends IndexedStore {

  private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");

  private static final List<String> WORDS =
      List.of(
          "login",
          "LOGIN",
          "log-in",
          "add",
          "adding",
          "\u00e9t\u00e9",
          "Ete",
          "stra\u00dfe",
          "\u79c1\u306f",
          "\ud83d\ude80",
          "a\ud83db",
          "\ufb01le",
          "file",
          "x_y",
          "1",
          "\u0130I",
          "\0",
          "\u007f[@`{",
          "\"",
          "*",
          "-",
          "\u1112\u1161\u11ab",
          "\ud55c");

  private static final List<String> SEARCHES =
      List.of(
          "login",
          "log*",
          "\"log in\"",
          "add -login",
          "ete",
          "strasse",
          "\u306f",
          "\ud83d\ude80",
          "file",
          "\"x y\"",
          "1 file",
          "i",
          "\ud55c",
          "add adding*",
          "nowhere",
          "b");

  private final Random random = new Random(20261125);

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String text() {
    StringBuilder text = new StringBuilder("r");
    int words = random.nextInt(20) == 0 ? 1500 : random.nextInt(8);
    for (int i = 0; i < words; i++) {
      text.append(random.nextInt(4) == 0 ? "" : " ").append(any(WORDS));
    }
    return text.toString();
  }

  /** Few of each kind, so that there are ties. */
  private SessionBuilder session() {
    SessionBuilder session =
        aSession()
            .asking(text())
            .withStatus(any(List.of(SessionStatus.values())))
            .onBranch(any(List.of("main", "Aa", "BB")))
            .createdAt(T.plusSeconds(random.nextInt(5)));
    return random.nextInt(3) == 0
        ? session
        : session
            .inPhase(any(List.of(SessionPhase.values())))
            .updatedAt(T.plusSeconds(random.nextInt(9)));
  }

  private SessionQuery query() {
    SessionQuery query = SessionQuery.all();
    for (int filters = random.nextInt(3); filters > 0; filters--) {
      query =
          switch (random.nextInt(6)) {
            case 0 -> query.withStatus(any(List.of(SessionStatus.values())));
            case 1 -> query.inPhase(any(List.of(SessionPhase.values())));
            case 2 -> query.onBranch(any(List.of("main", "Aa", "BB")));
            case 3 -> query.createdAfter(T.plusSeconds(random.nextInt(5)));
            case 4 -> query.unchangedSince(T.plusSeconds(random.nextInt(9)));
            default -> query.active();
          };
    }
    query = random.nextBoolean() ? query : query.matching(SearchQuery.parse(any(SEARCHES)));
    return random.nextInt(3) == 0 ? query : query.limitedTo(1 + random.nextInt(12));
  }

  private void assertSameWithAndWithoutIndex(int queries) throws IOException {
    int found = 0;
    for (int i = 0; i < queries; i++) {
      SessionQuery query = query();
      QueryResult expected = read(query);
      assertThat(store.query(query)).as("%s", query).isEqualTo(expected);
      found += expected.sessions().size();
      FirstSessions all = new FirstSessions(SessionQuery.all());
      store.scan(query, all);
      QueryResult shown = all.result();
      assertThat(new HashSet<>(shown.sessions())).containsAll(expected.sessions());
      assertThat(shown.sessions()).doesNotHaveDuplicates().allMatch(query::matches);
      assertThat(shown.unreadable()).hasSameElementsAs(expected.unreadable());
    }
    assertThat(found).isPositive();
  }

  @Test
  void findsTheSameInTheSameOrder() throws IOException {
    int sessions = ProofSize.of(120, 1000);
    for (int i = 0; i < sessions; i++) {
      Stores.create(store, session().revision());
    }
    Session broken = given(aSession());
    Files.writeString(layout.metadata(broken.id()), "{");
    makeIndex();
    assertThat(covered()).isEqualTo(sessions);

    assertSameWithAndWithoutIndex(ProofSize.of(60, 2000));
  }

  @Test
  void findsTheSameOnTwoThreads() throws IOException {
    for (int i = 0; i < 2 * TwoThreads.MANY; i++) {
      Session session = session().build();
      Files.createDirectories(layout.folder(session.id()));
      Files.write(layout.metadata(session.id()), SessionDocument.of(session).toBytes());
    }
    makeIndex();
    assertThat(covered()).isEqualTo(2 * TwoThreads.MANY);
    SessionQuery query = SessionQuery.all().matching(SearchQuery.parse("login")).limitedTo(100);
    QueryResult expected = read(query);

    assertThat(store.query(query)).isEqualTo(expected);
    // A new folder among the others: they are listed.
    Files.createDirectory(layout.folder(aSession().build().id()));
    assertThat(store.query(query)).isEqualTo(expected);
    assertThat(store.query(SessionQuery.all().active()))
        .isEqualTo(read(SessionQuery.all().active()));
  }

  @Test
  void findsTheSameWhenNotAllIsCovered() throws IOException {
    for (int i = 0; i < 40; i++) {
      Stores.create(store, session().revision());
    }
    makeIndex();
    store =
        new FileSessionRepository(
            root,
            FileStoreOptions.defaults(),
            new IndexPolicy(0, 1000, EAGER.settling(), Duration.ofDays(1)));
    for (int i = 0; i < 40; i++) {
      Stores.create(store, session().revision());
    }
    assertThat(covered()).isEqualTo(40);

    assertSameWithAndWithoutIndex(60);

    assertThat(covered()).isEqualTo(40);
  }

  @Test
  void aRequestThatIsTooLongForTheIndexIsFoundInItsDocument() throws IOException {
    Session ascii = given(aSession().asking("zebra " + "x ".repeat(IndexFormat.MAX_TEXT)));
    Session wide = given(aSession().asking("zebra " + "\u79c1".repeat(IndexFormat.MAX_TEXT / 2)));
    given(aSession().asking("y".repeat(IndexFormat.MAX_TEXT + 1)));
    makeIndex();
    SessionQuery query = SessionQuery.all().matching(SearchQuery.parse("zebra"));

    assertThat(store.query(query).sessions()).containsExactlyInAnyOrder(ascii, wide);
    assertThat(store.query(query.limitedTo(1))).isEqualTo(read(query.limitedTo(1)));
  }

  @Test
  void whatTheVisitorThrowsGoesThroughAndLeavesNothing() throws IOException {
    indexed(3);
    Files.delete(layout.index());
    IllegalStateException thrown = new IllegalStateException("enough");

    assertThatThrownBy(
            () ->
                store.scan(
                    SessionQuery.all(),
                    new SessionVisitor() {
                      @Override
                      public void onSession(Session session) {
                        throw thrown;
                      }

                      @Override
                      public void onUnreadable(UnreadableRecord record) {}
                    }))
        .isSameAs(thrown);

    assertThat(caches()).isEmpty();
  }

  @Test
  void anInterruptChangesNothingAndIsKept() throws IOException {
    indexed(5);
    SessionQuery query = SessionQuery.all().matching(SearchQuery.parse("session")).limitedTo(2);
    QueryResult expected = read(query);

    Thread.currentThread().interrupt();
    try {
      assertThat(store.query(query)).isEqualTo(expected);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void noFileIsLeftOpen() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "not run: there is no /proc/self/fd here");
    indexed(3);
    byte[] index = Files.readAllBytes(layout.index());
    SessionQuery query = SessionQuery.all().matching(SearchQuery.parse("session"));
    long before = count(open);
    for (int i = 0; i < 200; i++) {
      assertThat(store.query(query).sessions()).hasSize(3);
      Files.write(layout.index(), Arrays.copyOf(index, i));
      assertThat(store.query(query.limitedTo(1)).sessions()).hasSize(1);
    }
    assertThat(count(open)).isLessThan(before + 50);
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.InMemoryRepositories;
import dev.flow.maestro.session.application.port.InMemoryRootRegistry;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeveralRepositoriesTest {

  private static final Pattern ROW =
      Pattern.compile("\"session_id\": \"(..)[^}]*?\\}.*?\"repository\": \"([^\"]*)\"\\}");
  private static final String GONE =
      "warning: cannot look into the repository /gone: the folder does not exist\n";

  private final InMemorySessionRepository shop = new InMemorySessionRepository();
  private final InMemorySessionRepository blog = new InMemorySessionRepository();
  private final RootRegistry registry = new InMemoryRootRegistry();
  private final Cli cli = new Cli();

  @TempDir Path folder;
  private Path shopRoot;
  private Path blogRoot;

  @BeforeEach
  void createRepositories() throws IOException {
    shopRoot = Files.createDirectory(folder.resolve("shop"));
    blogRoot = Files.createDirectory(folder.resolve("blog"));
    cli.withRepositories(
        registry, new InMemoryRepositories(Map.of(shopRoot, shop, blogRoot, blog)));
    registry.add(shopRoot);
    registry.add(blogRoot);
    create(shop, 1, SessionStatus.PLANNING, "Add a login");
    create(blog, 2, SessionStatus.COMPLETED, "Fix the login page");
    create(shop, 3, SessionStatus.FAILED, "Write docs");
    create(blog, 4, SessionStatus.PAUSED, "Write more");
  }

  private static void create(
      InMemorySessionRepository store, int number, SessionStatus status, String request) {
    store.create(
        aSession()
            .withId(Cli.id(number))
            .withStatus(status)
            .asking(request)
            .createdAt(Cli.START.minusSeconds(number))
            .updatedAt(Cli.START.minusSeconds(number))
            .revision());
  }

  /** The numbers of the sessions with the names of their repositories. */
  private List<String> rows(String data) {
    return ROW.matcher(data)
        .results()
        .map(row -> row.group(1) + " " + folder.relativize(Path.of(row.group(2))))
        .toList();
  }

  private List<String> list(String... flags) {
    String[] words = new String[flags.length + 1];
    words[0] = "list";
    System.arraycopy(flags, 0, words, 1, flags.length);
    return rows(cli.run(words).data());
  }

  @Test
  void allAreListedInOneOrder() {
    assertThat(list("--all-repos")).containsExactly("01 shop", "02 blog", "03 shop", "04 blog");
    assertThat(list("--all-repos", "--limit", "3"))
        .containsExactly("01 shop", "02 blog", "03 shop");
    assertThat(list("--all-repos", "--active")).containsExactly("01 shop", "04 blog");
    assertThat(cli.opened).isEmpty();
  }

  @Test
  void severalThatAreNamedAreListed() {
    assertThat(list("--repo-root", shopRoot.toString(), "--repo-root=" + blogRoot, "--limit=2"))
        .containsExactly("01 shop", "02 blog");
    assertThat(list("--repo-root", shopRoot.toString(), "--repo-root", shopRoot + "/."))
        .containsExactly("01 shop", "03 shop");
  }

  @Test
  void oneThatIsNamedIsAsEver() {
    cli.with(aSession().withId(Cli.id(9)));

    assertThat(cli.run("list", "--repo-root", shopRoot.toString()).data())
        .contains("\"09000000")
        .doesNotContain("\"repository\"");
    assertThat(cli.opened).containsExactly(shopRoot);
  }

  @Test
  void theMemberRepositoryIsTheLastOfASession() {
    assertThat(cli.run("list", "--all-repos", "--limit=1").data())
        .endsWith("\"revision\": 1, \"repository\": \"" + shopRoot + "\"}]\n");
    assertThat(cli.run("list", "--all-repos", "--limit=1", "--output=pretty").data())
        .endsWith("    \"revision\": 1,\n    \"repository\": \"" + shopRoot + "\"\n  }\n]\n");
  }

  @Test
  void overdueAndStaleOnesAreFoundEverywhere() {
    cli.clock.advance(Duration.ofHours(3));

    assertThat(list("--all-repos", "--stale", "2h")).containsExactly("01 shop", "04 blog");
    assertThat(list("--all-repos", "--overdue")).contains("01 shop").doesNotContain("02 blog");
  }

  @Test
  void aSearchFindsTheBestOfAll() {
    assertThat(rows(cli.run("search", "login", "--all-repos").data()))
        .containsExactly("01 shop", "02 blog");
    assertThat(list("--search", "login", "--all-repos")).containsExactly("01 shop", "02 blog");
  }

  @Test
  void aSearchShowsPeopleTheShortNamesOfTheRepositories() {
    assertThat(cli.onTerminal().run("search", "login", "--all-repos").out())
        .isEqualTo(
            """
            \u001b[2mID        STATUS       BRANCH  UPDATED  REPOSITORY  REQUEST\u001b[0m
            \u001b[1m01000000\u001b[0m  \u001b[36m● planning \u001b[0m  main    \u001b[2mnow    \u001b[0m  shop        Add a \u001b[1mlogin\u001b[0m
            \u001b[1m02000000\u001b[0m  \u001b[32m✓ completed\u001b[0m  main    \u001b[2mnow    \u001b[0m  blog        Fix the \u001b[1mlogin\u001b[0m page
            """);
  }

  @Test
  void namesAreAsLongAsTheyMustBe() {
    assertThat(
            RootText.shortNames(
                List.of(Path.of("/x/a/web"), Path.of("/x/b/web"), Path.of("/x/b/x\u001b"))))
        .containsValues("a/web", "b/web", "b/x\\u001b");
    assertThat(RootText.shortNames(List.of(Path.of("/web"), Path.of("/a/web"))))
        .containsValues("/web", "/a/web");
    assertThat(RootText.shortNames(List.of(Path.of("/"), Path.of("/a")))).containsValues("/", "/a");
  }

  @Test
  void statisticsAreOfAll() {
    assertThat(cli.run("stats", "--all-repos").data())
        .contains(
            "\"sessions\": 4, ", "\"failed\": 1", ", \"repositories\": 2, \"unreachable\": []");
    assertThat(cli.onTerminal().run("stats", "--all-repos").data())
        .startsWith("4 sessions\n")
        .endsWith("\nof 2 repositories\n");
  }

  @Test
  void whatIsGoneIsAWarningAndTheOthersAreShown() {
    registry.add(Path.of("/gone"));

    CliRun run = cli.run("list", "--all-repos");

    assertThat(rows(run.out())).hasSize(4);
    assertThat(run.err()).isEqualTo(GONE);
    assertThat(run.exit()).isZero();
    assertThat(cli.run("search", "login", "--all-repos").err()).isEqualTo(GONE);
    CliRun stats = cli.run("stats", "--all-repos");
    assertThat(stats.err()).isEqualTo(GONE);
    assertThat(stats.out())
        .contains("\"unreachable\": [{\"repository\": \"/gone\", \"reason\": \"the folder does");
    assertThat(cli.onTerminal().run("stats", "--all-repos").out())
        .endsWith("\nof 2 repositories; 1 could not be looked into\n");
  }

  @Test
  void whatIsMissingIsAnObjectForPrograms() {
    registry.add(Path.of("/gone"));

    assertThat(cli.run("list", "--all-repos", "--output=json").err())
        .isEqualTo(
            "{\"warning\": \"cannot look into the repository /gone: the folder does not exist\","
                + " \"repository\": \"/gone\", \"reason\": \"the folder does not exist\"}\n");
  }

  @Test
  void recordsThatCannotBeReadCarryTheirRepository() {
    UnreadableRecord damaged = UnreadableRecord.whole("x", "/odd/x", "is empty");
    Path odd = Path.of("/odd");
    Path dead = Path.of("/dead");
    StoreUnavailableException failure = new StoreUnavailableException("/dead", "no\u001bdisk");
    cli.withRepositories(
        registry,
        new InMemoryRepositories(
            Map.of(
                shopRoot,
                shop,
                blogRoot,
                blog,
                odd,
                new FailingRepository(failure) {
                  @Override
                  public QueryResult query(SessionQuery query) {
                    return new QueryResult(List.of(), List.of(damaged));
                  }

                  @Override
                  public void scan(SessionQuery query, SessionVisitor visitor) {
                    visitor.onUnreadable(damaged);
                  }

                  @Override
                  public List<SessionId> idsStartingWith(String prefix) {
                    return List.of();
                  }
                },
                dead,
                new FailingRepository(failure))));
    registry.add(odd);
    registry.add(dead);

    for (String command : List.of("list", "stats")) {
      assertThat(cli.run(command, "--all-repos").err().lines())
          .containsExactlyInAnyOrder(
              "warning: cannot read /odd/x: is empty",
              "warning: cannot look into the repository /dead: no\\u001bdisk");
      assertThat(cli.run(command, "--all-repos", "--output=json").err())
          .contains(
              "{\"warning\": \"cannot read /odd/x: is empty\", \"repository\": \"/odd\","
                  + " \"code\": \"unreadable\", \"record\": \"x\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "search", "stats"})
  void allAndSomeExcludeEachOther(String command) {
    cli.run(command, "--all-repos", "--repo-root", "/", command.equals("search") ? "x" : "--active")
        .failed(
            2,
            "error: --all-repos and --repo-root exclude each other",
            "hint: maestro-session repos list shows which all are");
  }

  @Test
  void oneOfSeveralThatDoesNotExistIsAnError() {
    cli.run("list", "--repo-root", shopRoot.toString(), "--repo-root", "/does/not/exist")
        .failed(
            2,
            "error: --repo-root must be a folder that exists, not \"/does/not/exist\"",
            "hint: maestro-session list --help");
  }

  @Test
  void otherCommandsTakeOneRepository() {
    cli.run("get", "01", "--repo-root", "/", "--repo-root", "/")
        .failed(
            2, "error: --repo-root was given more than once", "hint: maestro-session get --help");
  }

  @Test
  void whereNoneIsRememberedThatIsSaid() {
    registry.remove(shopRoot);
    registry.remove(blogRoot);

    assertThat(cli.run("list", "--all-repos"))
        .isEqualTo(
            new CliRun(
                0, "[]\n", "warning: no repository is remembered; repos add DIR remembers one\n"));
  }
}

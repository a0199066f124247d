package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.bootstrap.Program.Run;
import dev.flow.maestro.session.testkit.ProofSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promise G9: nothing outside a session's folder is read, written or deleted. Beside the store, and
 * on every way out of it, lie sound sessions with a word of their own. Whatever is given for an id,
 * and whatever link lies in the store, that word is never told and those files never change.
 */
class CanaryTest {

  private static final int TRIES = ProofSize.of(1_000, 100_000);
  private static final int LINKED_TRIES = ProofSize.of(100, 10_000);
  private static final String CANARY = "Canary";

  @TempDir Path folder;

  private SpoiledStore store;
  private Path canaries;

  @BeforeEach
  void createStoreAndCanaries() throws Exception {
    store = SpoiledStore.createIn(folder.resolve("here"));
    canaries = Files.createDirectory(folder.resolve("canaries"));
    assertThat(new Program(canaries).run("create", "--feature-request", CANARY).exit()).isZero();
    for (Path onTheWay :
        List.of(folder, store.root(), store.root().resolve(".flow"), store.ours())) {
      for (String name : List.of("metadata.json", "history.jsonl")) {
        Files.copy(canary().resolve(name), onTheWay.resolve(name));
      }
    }
    FileTree.makeAllOld(folder);
  }

  /** The folder of a sound session that is not in the store. */
  private Path canary() throws Exception {
    try (Stream<Path> sessions = Files.list(canaries.resolve(".flow/maestro/sessions"))) {
      return sessions.findFirst().orElseThrow();
    }
  }

  static Stream<Arguments> commands() {
    return Stream.of(
        arguments("get", List.of()),
        arguments("history", List.of()),
        arguments("update", List.of("--phase", "plan")),
        arguments("transition", List.of("--status", "failed")),
        arguments("delete", List.of()));
  }

  private Run run(Arguments command, String id) {
    List<String> words = new ArrayList<>(List.of(command.get()[0].toString()));
    ((List<?>) command.get()[1]).forEach(word -> words.add(word.toString()));
    words.add("--session-id=" + id);
    return store.program().run(words.toArray(String[]::new));
  }

  static Stream<Arguments> ids() {
    return BadIds.all().entrySet().stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}: 3 not_found")
  @MethodSource("ids")
  void aTextThatIsNoIdNamesNoSession(String what, String text) throws Exception {
    Map<String, String> before = FileTree.of(folder);

    commands()
        .forEach(
            command ->
                assertThat(run(command, text).answer())
                    .as("%s", command.get())
                    .isEqualTo("3 not_found"));

    assertThat(FileTree.of(folder)).isEqualTo(before);
  }

  @Test
  void noTextLeadsOutOfTheStore() throws Exception {
    long seed = ProofSize.of(20261124, (int) System.nanoTime());
    System.out.println("G9: " + TRIES + " tries, seed " + seed);
    Random random = new Random(seed);
    RandomIds texts = new RandomIds(random, List.of(canary(), folder, store.folder()));
    FileSessionRepository repository = new FileSessionRepository(store.root());
    List<Arguments> commands = commands().toList();
    Map<String, String> before = FileTree.of(folder);
    for (int i = 0; i < TRIES; i++) {
      String text = texts.next();
      Arguments command = commands.get(random.nextInt(commands.size()));

      Run run = run(command, text);

      String what = "seed " + seed + ", try " + i + ", " + RandomIds.printable(text);
      assertThat(run.answer()).as(what).isIn("3 not_found", "2 invalid_input");
      assertThat(run.out()).as(what).isEmpty();
      assertThat(run.err()).as(what).doesNotContain(CANARY);
      assertThat(repository.idsStartingWith(text).isEmpty() || text.isEmpty()).as(what).isTrue();
      assertThat(FileTree.of(folder)).as(what).isEqualTo(before);
    }
  }

  @Test
  void noLinkLeadsOutOfTheStore() throws Exception {
    long seed = ProofSize.of(20261124, (int) System.nanoTime());
    System.out.println("G9: " + LINKED_TRIES + " tries with links, seed " + seed);
    Random random = new Random(seed);
    Map<String, String> before = FileTree.of(canaries);
    for (int i = 0; i < LINKED_TRIES; i++) {
      SpoiledStore linked = store.copiedTo(folder.resolve("copy" + i));
      String what = "seed " + seed + ", try " + i + ": " + link(linked, random);
      FileTree.makeAllOld(folder.resolve("copy" + i));
      for (int command = 0; command < 4; command++) {
        List<String> words = commandOn(linked, random);

        Run run = linked.program().run(words.toArray(String[]::new));

        assertThat(run.exit()).as("%s, %s: %s", what, words, run.err()).isIn(0, 3, 4, 5, 6, 7);
        assertThat(run.out() + run.err()).as("%s, %s", what, words).doesNotContain(CANARY);
        assertThat(FileTree.of(canaries)).as("%s, %s", what, words).isEqualTo(before);
      }
      FileTree.remove(folder.resolve("copy" + i));
    }
  }

  /** Puts a link to a canary somewhere into the store. */
  private String link(SpoiledStore linked, Random random) throws Exception {
    Path ours = linked.ours();
    String id = String.valueOf(linked.folder().getFileName());
    Path link =
        any(
            random,
            linked.folder(),
            linked.metadata(),
            linked.history(),
            linked.folder().resolve("metadata.json.tmp"),
            linked.folder().resolve("history.jsonl.tmp"),
            linked.sessions().resolve(String.valueOf(canary().getFileName())),
            linked.sessions(),
            ours.resolve("locks"),
            ours.resolve("trash"),
            ours.resolve("trash/" + id + ".left"),
            ours.resolve("trash/" + id + ".20260131T120000000000Z"),
            ours.resolve("holds"),
            ours.resolve("holds/" + id),
            ours.resolve("maestro-session.json"),
            ours.resolve("staging"),
            ours.resolve("staging/" + id + ".left"),
            ours.resolve("schemas"),
            ours.resolve("schemas/session-metadata.schema.json"),
            anyLock(ours, random));
    Path target =
        any(
            random,
            canary(),
            canary().resolve("metadata.json"),
            canary().resolve("history.jsonl"),
            canaries.resolve(".flow/maestro/sessions"),
            canaries,
            canaries.resolve("nothing"));
    FileTree.remove(link);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
    return link + " -> " + target;
  }

  private static Path anyLock(Path ours, Random random) throws Exception {
    try (Stream<Path> locks = Files.list(ours.resolve("locks"))) {
      return any(random, locks.sorted().toArray(Path[]::new));
    }
  }

  private List<String> commandOn(SpoiledStore linked, Random random) throws Exception {
    Path session = any(random, linked.folder(), linked.folderOfTheOther(), canary());
    List<String> id = List.of("--session-id", String.valueOf(session.getFileName()));
    return switch (random.nextInt(11)) {
      case 7 -> List.of("trash", "list");
      case 8 -> List.of("trash", "empty");
      case 9 -> List.of("trash", "restore", String.valueOf(session.getFileName()));
      case 10 -> words("hold", id);
      case 0 -> List.of("list");
      case 1 -> List.of("create", "--feature-request", "Build more");
      case 2 -> words("get", id);
      case 3 -> words("history", id);
      case 4 -> words("update", id, "--add", "statistics.total_tasks=1");
      case 5 -> words("delete", id);
      default -> words("transition", id, "--status", "paused");
    };
  }

  private static List<String> words(String command, List<String> id, String... rest) {
    return Stream.of(List.of(command), id, List.of(rest)).flatMap(List::stream).toList();
  }

  private static Path any(Random random, Path... paths) {
    return paths[random.nextInt(paths.length)];
  }
}

package dev.flow.maestro.session.bootstrap;

import static dev.flow.maestro.session.bootstrap.Answer.HISTORY_UNREADABLE;
import static dev.flow.maestro.session.bootstrap.Answer.NO_SESSION;
import static dev.flow.maestro.session.bootstrap.Answer.READ;
import static dev.flow.maestro.session.bootstrap.Answer.UNAVAILABLE;
import static dev.flow.maestro.session.bootstrap.Answer.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.flow.maestro.session.bootstrap.Program.Run;
import dev.flow.maestro.session.bootstrap.SpoiledStore.Spoiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Promises G9 and G10 for what lies in a store and no store put there: what the program answers,
 * and that it changes nothing and waits for nothing. What needs other rights than ours is in {@code
 * EnvironmentIT}.
 */
class BadObjectsTest {

  @TempDir static Path unspoiled;
  private static Optional<SpoiledStore> template = Optional.empty();
  @TempDir Path folder;

  @BeforeAll
  static void create() throws Exception {
    template = Optional.of(SpoiledStore.createIn(unspoiled.resolve("store")));
  }

  private static SpoiledStore template() {
    return template.orElseThrow();
  }

  static Stream<Arguments> objects() {
    return Stream.of(documents(), histories(), folders(), stores()).flatMap(rows -> rows);
  }

  private static Arguments row(String what, Answer answer, Spoiling spoiling) {
    return arguments(what, answer, spoiling);
  }

  private static Stream<Arguments> documents() {
    return Stream.of(
        row("no metadata.json", UNREADABLE, store -> Files.delete(store.metadata())),
        row(
            "no metadata.json and no history",
            NO_SESSION,
            store -> {
              Files.delete(store.metadata());
              Files.delete(store.history());
            }),
        row(
            "a folder",
            UNREADABLE,
            store -> {
              Files.delete(store.metadata());
              Files.createDirectory(store.metadata());
            }),
        row(
            "a link to another session",
            UNREADABLE,
            store -> link(store.metadata(), store.folderOfTheOther().resolve("metadata.json"))),
        row(
            "a link out of the store",
            UNREADABLE,
            store -> {
              Path moved = store.outside().resolve("metadata.json");
              Files.move(store.metadata(), moved);
              link(store.metadata(), moved);
            }),
        row("a link to nowhere", UNREADABLE, store -> link(store.metadata(), Path.of("nowhere"))),
        row("a link to itself", UNREADABLE, store -> link(store.metadata(), store.metadata())),
        row(
            "a link to a device",
            UNREADABLE,
            store -> link(store.metadata(), Path.of("/dev/zero"))),
        row("a pipe", UNREADABLE, store -> make(store.metadata(), "mkfifo")),
        row("a device", UNREADABLE, store -> make(store.metadata(), "mknod", "c", "1", "5")));
  }

  private static Stream<Arguments> histories() {
    return Stream.of(
        row(
            "a folder as the history",
            HISTORY_UNREADABLE,
            store -> {
              Files.delete(store.history());
              Files.createDirectory(store.history());
            }),
        row(
            "a link as the history",
            HISTORY_UNREADABLE,
            store -> {
              Path moved = store.outside().resolve("history.jsonl");
              Files.move(store.history(), moved);
              link(store.history(), moved);
            }),
        row("a pipe as the history", HISTORY_UNREADABLE, store -> make(store.history(), "mkfifo")));
  }

  private static Stream<Arguments> folders() {
    return Stream.of(
        row(
            "the session's folder as a link to another",
            UNREADABLE,
            store -> {
              FileTree.remove(store.folder());
              link(store.folder(), store.folderOfTheOther());
            }),
        row(
            "the session's folder as a link out of the store",
            UNREADABLE,
            store -> {
              Path moved = store.outside().resolve("moved");
              Files.move(store.folder(), moved);
              link(store.folder(), moved);
            }),
        row(
            "the session's folder as a link to nowhere",
            UNREADABLE,
            store -> {
              FileTree.remove(store.folder());
              link(store.folder(), Path.of("nowhere"));
            }),
        row(
            "the session's folder as a link to itself",
            UNREADABLE,
            store -> {
              FileTree.remove(store.folder());
              link(store.folder(), store.folder());
            }),
        row(
            "a file in place of the session's folder",
            NO_SESSION,
            store -> {
              FileTree.remove(store.folder());
              Files.createFile(store.folder());
            }),
        row(
            "the session of another folder",
            UNREADABLE,
            store -> {
              Files.delete(store.metadata());
              Files.copy(store.folderOfTheOther().resolve("metadata.json"), store.metadata());
            }),
        row("stray files and backups of editors", READ, BadObjectsTest::strew));
  }

  private static void strew(SpoiledStore store) throws Exception {
    for (Path folder : List.of(store.folder(), store.sessions(), store.ours())) {
      for (String name : List.of("notes.txt", ".DS_Store", ".metadata.json.swp", "4913")) {
        Files.writeString(folder.resolve(name), "stray");
      }
    }
    Files.copy(store.metadata(), store.folder().resolve("metadata.json~"));
    Files.copy(store.metadata(), store.folder().resolve("#metadata.json#"));
    Files.copy(store.metadata(), store.sessions().resolve("metadata.json"));
  }

  private static Stream<Arguments> stores() {
    return Stream.of(
        row(
            "sessions as a link out of the store",
            UNAVAILABLE,
            store -> {
              Path moved = store.outside().resolve("sessions");
              Files.move(store.sessions(), moved);
              link(store.sessions(), moved);
            }),
        row("sessions as a file", UNAVAILABLE, store -> replaceByFile(store.sessions())),
        row(
            "a component of the path as a file",
            UNAVAILABLE,
            store -> replaceByFile(store.root().resolve(".flow/maestro"))),
        row(
            "the first component of the path as a file",
            UNAVAILABLE,
            store -> replaceByFile(store.root().resolve(".flow"))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("objects")
  void isAnswered(String what, Answer answer, Spoiling spoiling) throws Exception {
    SpoiledStore store = template().copiedTo(folder.resolve("copy"));

    store.spoil(spoiling);

    store.assertAnswers(answer);
  }

  @Test
  void aStoreWithoutSessionsIsEmpty() throws Exception {
    SpoiledStore store = template().copiedTo(folder.resolve("copy"));
    FileTree.remove(store.sessions());

    assertThat(store.program().run("list").answer()).isEqualTo("0");
    assertThat(store.program().run("get", "--session-id", "0").answer()).isEqualTo("3 not_found");
    assertThat(store.sessions()).doesNotExist();
  }

  @Test
  void aSessionThatComesAndGoesDuringAListIsThereOrNot() throws Exception {
    SpoiledStore store = template().copiedTo(folder.resolve("copy"));
    AtomicBoolean over = new AtomicBoolean();
    Thread mover = new Thread(() -> move(store, over));
    mover.start();
    try {
      for (int i = 0; i < 200; i++) {
        Run list = store.program().run("list");

        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.ids()).contains(store.folderOfTheOther().getFileName().toString());
      }
    } finally {
      over.set(true);
      mover.join();
    }
  }

  private static void move(SpoiledStore store, AtomicBoolean over) {
    Path away = store.outside().resolve("away");
    try {
      while (!over.get()) {
        Files.move(store.folder(), away);
        Files.move(away, store.folder());
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void link(Path link, Path target) throws Exception {
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, target);
  }

  private static void replaceByFile(Path path) throws Exception {
    FileTree.remove(path);
    Files.createFile(path);
  }

  /** Makes what Java cannot make. */
  private static void make(Path path, String command, String... kind) throws Exception {
    Files.deleteIfExists(path);
    List<String> words =
        Stream.concat(Stream.of(command, path.toString()), Stream.of(kind)).toList();
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    assumeTrue(process.waitFor() == 0, "not run: " + command + " is not allowed here");
  }
}

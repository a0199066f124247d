package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.bootstrap.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A store with two sessions, one of which somebody spoils; beside it a folder that is not ours. */
final class SpoiledStore {

  private final Path around;
  private final Program program;
  private final String good;
  private final String bad;

  private SpoiledStore(Path around, String good, String bad) {
    this.around = around;
    this.program = new Program(root());
    this.good = good;
    this.bad = bad;
  }

  /** Makes it in a folder of its own. */
  static SpoiledStore createIn(Path around) throws IOException {
    Program program = new Program(Files.createDirectories(around.resolve("store")));
    Files.createDirectory(around.resolve("outside"));
    String good = program.run("create", "--feature-request", "Build it").ids().get(0);
    String bad = program.run("create", "--feature-request", "Build it").ids().get(0);
    SpoiledStore store = new SpoiledStore(around, good, bad);
    store.assertAnswer("0", "transition", "--session-id", bad, "--status", "planning");
    return store;
  }

  /** The same in another folder, which is not there yet. */
  SpoiledStore copiedTo(Path other) throws IOException {
    FileTree.copy(around, other);
    return new SpoiledStore(other, good, bad);
  }

  /** Does something to it. */
  interface Spoiling {
    void of(SpoiledStore store) throws Exception;
  }

  Program program() {
    return program;
  }

  Path root() {
    return around.resolve("store");
  }

  Path outside() {
    return around.resolve("outside");
  }

  /** The folder that has all that is ours. */
  Path ours() {
    return root().resolve(".flow/maestro");
  }

  Path sessions() {
    return ours().resolve("sessions");
  }

  /** The folder of the session that is spoiled. */
  Path folder() {
    return sessions().resolve(bad);
  }

  Path metadata() {
    return folder().resolve("metadata.json");
  }

  Path history() {
    return folder().resolve("history.jsonl");
  }

  /** The folder of the session that is not. */
  Path folderOfTheOther() {
    return sessions().resolve(good);
  }

  /** Spoils it, and lets it look as if that was long ago: nobody waits for a writer. */
  void spoil(Spoiling spoiling) throws Exception {
    spoiling.of(this);
    FileTree.makeAllOld(around);
  }

  /** Looks whether each command answers like this, and whether what is refused changes nothing. */
  void assertAnswers(Answer answer) throws IOException {
    Map<String, String> before = FileTree.of(around);
    assertLists(answer);
    assertAnswer(answer.get(), "get", "--session-id", bad);
    Run history = assertAnswer(answer.rest(), "history", "--session-id", bad);
    if (answer.letsChange()) {
      assertThat(history.out().contains("external_edit")).isEqualTo(answer == Answer.EDITED);
      assertThat(FileTree.of(around))
          .containsEntry(
              around.relativize(metadata()).toString(),
              before.get(around.relativize(metadata()).toString()));
    }
    assertAnswer(answer.rest(), "update", "--session-id", bad, "--phase", "plan");
    assertAnswer(answer.rest(), "transition", "--session-id", bad, "--status", "failed");
    if (!answer.letsChange()) {
      assertThat(FileTree.of(around)).isEqualTo(before);
    }
    if (answer == Answer.UNREADABLE) {
      assertAnswer("0", "delete", "--session-id", bad);
      assertLists(Answer.NO_SESSION);
    }
  }

  private void assertLists(Answer answer) {
    Run list = program.run("list");
    if (answer == Answer.UNAVAILABLE) {
      assertThat(list.answer()).isEqualTo(answer.get());
      return;
    }
    assertThat(list.exit()).as(list.err()).isZero();
    assertThat(list.ids())
        .containsExactlyInAnyOrderElementsOf(
            answer.isListed() ? List.of(good, bad) : List.of(good));
    if (answer == Answer.UNREADABLE) {
      assertThat(list.codes()).containsExactly("unreadable");
      assertThat(list.err()).contains("\"record\": \"" + bad + "\"");
    } else {
      assertThat(list.err()).isEmpty();
    }
  }

  private Run assertAnswer(String answer, String... words) {
    Run run = program.run(words);
    assertThat(run.answer()).as("%s: %s", List.of(words), run.err()).isEqualTo(answer);
    assertThat(run.out().isEmpty()).isEqualTo(!answer.equals("0"));
    return run;
  }
}

package dev.flow.maestro.session.adapter.git;

import static dev.flow.maestro.session.adapter.git.DetectionAssert.assertThatDetectionIn;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.reftable.ReftableWriter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.SymbolicRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Repositories that keep their references in tables. The git of many machines cannot make them yet,
 * so JGit writes the tables here.
 */
class ReftableTest {

  private static final String ONE = "1".repeat(40);
  private static final String TWO = "2".repeat(40);

  private Path root;
  private Path dotGit;
  private Path tables;

  @BeforeEach
  void create(@TempDir Path folder) throws IOException {
    Git git = Git.unborn(folder.resolve("checkout"));
    git.run("config", "core.repositoryformatversion", "1");
    git.run("config", "extensions.refStorage", "reftable");
    root = git.folder();
    dotGit = root.resolve(".git");
    Files.writeString(dotGit.resolve("HEAD"), "ref: refs/heads/.invalid\n");
    tables = Files.createDirectory(dotGit.resolve("reftable"));
  }

  @Test
  void tellBranchAndCommit() throws IOException {
    write(tables, List.of(symbolic("HEAD", "refs/heads/größe"), ref("refs/heads/größe", ONE)));

    assertThatDetectionIn(root).hasNoProblem().onBranch("größe").atCommit(ONE).inRoot(root);
  }

  @Test
  void tellTheLatestOfSeveralTables() throws IOException {
    write(
        tables,
        List.of(symbolic("HEAD", "refs/heads/main"), ref("refs/heads/main", ONE)),
        List.of(ref("refs/heads/main", TWO)));

    assertThatDetectionIn(root).hasNoProblem().onBranch("main").atCommit(TWO);
  }

  @Test
  void tellABranchWithoutACommit() throws IOException {
    write(tables, List.of(symbolic("HEAD", "refs/heads/main")));

    assertThatDetectionIn(root).hasNoProblem().onBranch("main").atNoCommit();
  }

  @Test
  void tellADetachedHead() throws IOException {
    write(tables, List.of(ref("HEAD", ONE)));

    assertThatDetectionIn(root).hasNoProblem().onBranch("HEAD").atCommit(ONE);
  }

  @Test
  void areShared_butForTheHead_byLinkedWorktrees() throws IOException {
    write(
        tables,
        List.of(
            symbolic("HEAD", "refs/heads/main"),
            ref("refs/heads/main", ONE),
            ref("refs/heads/topic", TWO)));
    Path part = Files.createDirectories(dotGit.resolve("worktrees/place"));
    Files.writeString(part.resolve("commondir"), "../..\n");
    Files.writeString(part.resolve("HEAD"), "ref: refs/heads/.invalid\n");
    write(
        Files.createDirectory(part.resolve("reftable")),
        List.of(symbolic("HEAD", "refs/heads/topic")));
    Path worktree = Files.createDirectory(root.resolveSibling("place"));
    Files.writeString(worktree.resolve(".git"), "gitdir: " + part + "\n");

    assertThatDetectionIn(worktree)
        .hasNoProblem()
        .onBranch("topic")
        .atCommit(TWO)
        .inRoot(worktree)
        .inWorktree("place");
  }

  @Test
  void mayHaveNoList() {
    assertThatDetectionIn(root)
        .hasProblem(tables.resolve("tables.list") + " is missing")
        .isNothingIn(root);
  }

  @Test
  void mayBeMissing() throws IOException {
    Files.writeString(tables.resolve("tables.list"), "gone.ref\n");

    assertThatDetectionIn(root)
        .hasProblem(tables.resolve("gone.ref") + " is missing")
        .isNothingIn(root);
  }

  @Test
  void mayNotBeElsewhere() throws IOException {
    Files.writeString(tables.resolve("tables.list"), "../other.ref\n");

    assertThatDetectionIn(root)
        .hasProblem(tables.resolve("tables.list") + " names a table elsewhere")
        .isNothingIn(root);
  }

  @Test
  void mayBeDamagedAnywhere() throws IOException {
    write(tables, List.of(symbolic("HEAD", "refs/heads/main"), ref("refs/heads/main", ONE)));
    Path table = tables.resolve("0.ref");
    byte[] whole = Files.readAllBytes(table);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 0x55;
      Files.write(table, damaged);

      assertThatCode(() -> new JGitContextDetector(root).detect())
          .describedAs("byte %d", i)
          .doesNotThrowAnyException();
    }
    Files.write(table, new byte[] {1, 2, 3});

    assertThatDetectionIn(root).hasProblemContaining(tables.toString()).isNothingIn(root);
  }

  @SafeVarargs
  private static void write(Path tables, List<Ref>... stack) throws IOException {
    for (int i = 0; i < stack.length; i++) {
      ByteArrayOutputStream table = new ByteArrayOutputStream();
      new ReftableWriter(table)
          .setMinUpdateIndex(i + 1)
          .setMaxUpdateIndex(i + 1)
          .begin()
          .sortAndWriteRefs(stack[i])
          .finish();
      Files.write(tables.resolve(i + ".ref"), table.toByteArray());
    }
    Files.write(
        tables.resolve("tables.list"),
        Stream.iterate(0, i -> i < stack.length, i -> i + 1).map(i -> i + ".ref").toList());
  }

  private static Ref ref(String name, String commit) {
    return new ObjectIdRef.PeeledNonTag(Ref.Storage.PACKED, name, ObjectId.fromString(commit));
  }

  private static Ref symbolic(String name, String target) {
    return new SymbolicRef(name, new ObjectIdRef.Unpeeled(Ref.Storage.NEW, target, null));
  }
}

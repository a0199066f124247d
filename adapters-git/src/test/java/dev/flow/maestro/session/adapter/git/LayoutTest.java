package dev.flow.maestro.session.adapter.git;

import static dev.flow.maestro.session.adapter.git.DetectionAssert.assertThatDetectionIn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work trees, repositories and where they may be, one from the other. */
class LayoutTest {

  private Path temp;
  private Git main;

  @BeforeEach
  void create(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
    main = Git.checkout(temp.resolve("main"));
  }

  @Nested
  class ALinkedWorktree {

    @Test
    void hasGitsOwnNameAndNotThatOfTheBranch() {
      Git linked = linked(main, "place", "topic");

      assertThatDetectionIn(linked.folder())
          .agreesWith(linked)
          .onBranch("topic")
          .inRoot(linked.folder())
          .inWorktree("place");
    }

    @Test
    void isFoundFromASubfolder() throws IOException {
      Git linked = linked(main, "place", "topic");
      Path deep = Files.createDirectories(linked.folder().resolve("one/two"));

      assertThatDetectionIn(deep).agreesWith(linked).inWorktree("place");
    }

    @Test
    void leavesTheMainOneAsItIs() {
      linked(main, "place", "topic");

      assertThatDetectionIn(main.folder()).agreesWith(main).onBranch("main").notInWorktree();
    }

    @Test
    void hasANumberWhereItsFolderHasTheNameOfAnother() {
      linked(main, "here/place", "one");
      Git second = linked(main, "there/place", "two");

      assertThatDetectionIn(second.folder()).agreesWith(second).inWorktree("place1");
    }

    @Test
    void keepsItsNameWhenItIsMoved() {
      Git linked = linked(main, "place", "topic");
      main.run("worktree", "move", linked.folder().toString(), temp.resolve("moved").toString());
      Git moved = Git.in(temp.resolve("moved"));

      assertThatDetectionIn(moved.folder())
          .agreesWith(moved)
          .inRoot(moved.folder())
          .inWorktree("place");
    }

    @Test
    void mayBeDetached() {
      main.run("worktree", "add", "--detach", temp.resolve("place").toString());

      assertThatDetectionIn(temp.resolve("place"))
          .agreesWith(Git.in(temp.resolve("place")))
          .onBranch("HEAD")
          .inWorktree("place");
    }

    @Test
    void readsPackedReferencesOfTheRepository() {
      Git linked = linked(main, "place", "topic");
      main.run("pack-refs", "--all", "--prune");

      assertThatDetectionIn(linked.folder()).agreesWith(linked).onBranch("topic");
    }

    @Test
    void hasReferencesOfItsOwn() {
      Git linked = linked(main, "place", "topic");
      linked.commit();
      linked.run("update-ref", "refs/worktree/own", "HEAD");
      linked.run("symbolic-ref", "HEAD", "refs/worktree/own");

      assertThatDetectionIn(linked.folder()).agreesWith(linked).onBranch("worktree/own");
    }

    @Test
    void mayBelongToABareRepository() {
      main.run("clone", "--bare", ".", temp.resolve("bare").toString());
      Git linked = linked(Git.in(temp.resolve("bare")), "place", "topic");

      assertThatDetectionIn(linked.folder())
          .agreesWith(linked)
          .onBranch("topic")
          .inWorktree("place");
    }

    @Test
    void mayBeInsideItsBareRepository() {
      main.run("clone", "--bare", ".", temp.resolve("project/.git").toString());
      Git linked = linked(Git.in(temp.resolve("project")), "project/topic", "topic");

      assertThatDetectionIn(linked.folder())
          .agreesWith(linked)
          .inRoot(temp.resolve("project/topic"))
          .inWorktree("topic");
    }

    @Test
    void doesNotTakeOverTheMainWorkTreesSettings() {
      Git linked = linked(main, "place", "topic");
      main.run("config", "core.worktree", temp.toString());

      assertThatDetectionIn(linked.folder()).agreesWith(linked).inRoot(linked.folder());
    }

    @Test
    void mayHaveSettingsOfItsOwn() throws IOException {
      Git linked = linked(main, "place", "topic");
      Files.createDirectories(temp.resolve("other"));
      linked.run("config", "extensions.worktreeConfig", "true");
      linked.run("config", "--worktree", "core.worktree", temp.resolve("other").toString());

      assertThatDetectionIn(linked.folder())
          .agreesWith(linked)
          .inRoot(temp.resolve("other"))
          .inWorktree("place");
    }

    private Git linked(Git repository, String place, String branch) {
      Path folder = temp.resolve(place);
      repository.run("worktree", "add", "-b", branch, folder.toString());
      return Git.in(folder);
    }
  }

  @Nested
  class ABareRepository {

    @Test
    void hasABranchAndACommitButNoRoot() {
      main.run("clone", "--bare", ".", temp.resolve("bare").toString());
      Git bare = Git.in(temp.resolve("bare"));

      assertThatDetectionIn(bare.folder())
          .hasNoProblem()
          .onBranch("main")
          .atCommit(main.revParse("HEAD"))
          .inRoot(bare.folder())
          .notInWorktree();
    }

    @Test
    void leavesTheRootToTheStore() {
      Git bare = Git.bare(temp.resolve("bare"));

      assertThatDetectionIn(bare.folder().resolve("refs/heads"))
          .hasNoProblem()
          .onBranch("main")
          .atNoCommit()
          .inRoot(bare.folder().resolve("refs/heads"));
    }

    @Test
    void mayBeCalledDotGit() {
      main.run("config", "core.bare", "true");

      assertThat(main.accepts("rev-parse", "--show-toplevel")).isFalse();
      assertThatDetectionIn(main.folder().resolve("sub"))
          .hasNoProblem()
          .onBranch("main")
          .inRoot(main.folder().resolve("sub"));
    }

    @Test
    void isWhatTheInsideOfDotGitLooksLike() {
      Path inside = main.folder().resolve(".git/refs");

      assertThat(Git.in(inside).accepts("rev-parse", "--show-toplevel")).isFalse();
      assertThatDetectionIn(inside).hasNoProblem().onBranch("main").inRoot(inside);
    }
  }

  @Nested
  class ASubmodule {

    @Test
    void isARepositoryOfItsOwn() {
      Git library = Git.checkout(temp.resolve("library"));
      library.run("branch", "--move", "stable");
      main.run("submodule", "add", library.folder().toString(), "parts/library");
      Git submodule = Git.in(main.folder().resolve("parts/library"));

      assertThatDetectionIn(submodule.folder())
          .agreesWith(submodule)
          .onBranch("stable")
          .atCommit(library.revParse("HEAD"))
          .inRoot(submodule.folder())
          .notInWorktree();
    }
  }

  @Nested
  class ASetting {

    @Test
    void mayMoveTheWorkTreeElsewhere() throws IOException {
      Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
      main.run("config", "core.worktree", "../../elsewhere");

      assertThatDetectionIn(main.folder()).agreesWith(main).inRoot(elsewhere);
    }

    @Test
    void isUnderstoodInEveryWayThatItMayBeWritten() throws IOException {
      Files.writeString(
          main.folder().resolve(".git/config"),
          "\ufeff# ours\n[CORE]\n\tBARE\n\tRepositoryFormatVersion = 0\n");

      assertThat(main.revParse("--is-bare-repository")).isEqualTo("true");
      assertThatDetectionIn(main.folder().resolve("sub"))
          .hasNoProblem()
          .onBranch("main")
          .inRoot(main.folder().resolve("sub"));
    }

    @Test
    void ofTheWorkTreeIsMeaninglessInABareRepository() {
      main.run("config", "core.worktree", temp.toString());
      main.run("config", "core.bare", "true");

      assertThatDetectionIn(main.folder()).hasNoProblem().inRoot(main.folder());
    }

    @Test
    void isNotTakenFromAnIncludedFile() throws IOException {
      Files.writeString(main.folder().resolve(".git/more"), "[core]\n\tbare = true\n");
      main.run("config", "core.bare", "false");
      main.run("config", "include.path", "more");

      assertThatDetectionIn(main.folder()).agreesWith(main).inRoot(main.folder());
    }

    @Test
    void isOnlyOneWithTheVersionOfTheFormat() throws IOException {
      Files.writeString(main.folder().resolve(".git/config"), "[core]\n\tbare = true\n");

      assertThatDetectionIn(main.folder().resolve("sub")).agreesWith(main).inRoot(main.folder());
    }

    @Test
    void isNotNeeded() throws IOException {
      Files.delete(main.folder().resolve(".git/config"));

      assertThatDetectionIn(main.folder()).agreesWith(main);
    }
  }
}

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

/** What is told where the repository is not whole, or not where it should be. */
class DamagedFoldersTest {

  private Path temp;
  private Git git;
  private Path root;
  private Path dotGit;

  @BeforeEach
  void create(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
    git = Git.checkout(temp.resolve("checkout"));
    root = git.folder();
    dotGit = root.resolve(".git");
  }

  @Nested
  class AFolderOfGit {

    @Test
    void mayLackItsObjects() throws IOException {
      Files.move(dotGit.resolve("objects"), temp.resolve("objects"));

      assertThatDetectionIn(root)
          .hasProblem(dotGit.resolve("objects") + " is no folder")
          .onBranch("main")
          .inRoot(root);
    }

    @Test
    void mayLackItsReferences() throws IOException {
      Files.move(dotGit.resolve("refs"), temp.resolve("refs"));

      assertThatDetectionIn(root)
          .hasProblem(dotGit.resolve("refs") + " is no folder")
          .onBranch("main")
          .atNoCommit();
    }

    @Test
    void mayBeALinkToNowhere() throws IOException {
      Files.move(dotGit, temp.resolve("moved"));
      Files.createSymbolicLink(dotGit, temp.resolve("gone"));

      assertThatDetectionIn(root)
          .hasProblem(dotGit + " cannot be read: nothing is there")
          .isNothingIn(root);
    }

    @Test
    void mayBeALinkToItself() throws IOException {
      Files.move(dotGit, temp.resolve("moved"));
      Files.createSymbolicLink(dotGit, Path.of(".git"));

      assertThatDetectionIn(root.resolve("sub"))
          .hasProblemContaining(dotGit + " cannot be read: ")
          .isNothingIn(root);
    }

    @Test
    void isPassedOverForTheOneAroundIt() throws IOException {
      Path inner = Files.createDirectories(root.resolve("inner"));
      Files.createDirectory(inner.resolve(".git"));

      assertThat(Git.in(inner).revParse("--show-toplevel")).isEqualTo(root.toString());
      assertThatDetectionIn(inner)
          .hasProblem(inner.resolve(".git/HEAD") + " is missing")
          .onBranch("main")
          .atCommit(git.revParse("HEAD"))
          .inRoot(root);
    }

    @Test
    void mayBeBare() throws IOException {
      Path bare = Git.bare(temp.resolve("bare")).folder();
      Files.writeString(bare.resolve("HEAD"), "garbage\n");

      assertThatDetectionIn(bare)
          .hasProblem(bare.resolve("HEAD") + " names neither a branch nor a commit")
          .isNothingIn(bare);
    }
  }

  @Nested
  class AGitFile {

    private Path worktree;
    private Path pointer;

    @BeforeEach
    void link() {
      worktree = temp.resolve("place");
      pointer = worktree.resolve(".git");
      git.run("worktree", "add", "-b", "topic", worktree.toString());
    }

    @Test
    void mayLeadNowhere() throws IOException {
      Files.writeString(pointer, "gitdir: ../gone\n");

      assertThatDetectionIn(worktree.resolve("sub"))
          .hasProblem(pointer + " leads to " + temp.resolve("gone") + ", which is out of reach")
          .isNothingIn(worktree);
    }

    @Test
    void mayLeadToAFolderThatIsNotGits() throws IOException {
      Path target = Files.createDirectory(temp.resolve("other"));
      Files.writeString(pointer, "gitdir: ../other\n");

      assertThatDetectionIn(worktree)
          .hasProblem(target.resolve("HEAD") + " is missing")
          .isNothingIn(worktree);
    }

    @Test
    void mayLeadToItself() throws IOException {
      Files.writeString(pointer, "gitdir: .git\n");

      assertThatDetectionIn(worktree)
          .hasProblem(pointer.resolve("HEAD") + " is missing")
          .isNothingIn(worktree);
    }

    @Test
    void mayBeGarbage() throws IOException {
      Files.writeString(pointer, "garbage");

      assertThatDetectionIn(worktree)
          .hasProblem(pointer + " does not say where its repository is")
          .isNothingIn(worktree);
    }

    @Test
    void mayNameWhatIsNoPath() throws IOException {
      Files.writeString(pointer, "gitdir: a\0b\n");

      assertThatDetectionIn(worktree)
          .hasProblem(worktree + " holds a name that is no path")
          .isNothingIn(worktree);
    }

    @Test
    void mayTryToSteerTheTerminal() throws IOException {
      Files.writeString(pointer, "gitdir: ../\u001b[31mred\n");

      assertThatDetectionIn(worktree).hasProblemContaining(temp.resolve("?[31mred").toString());
    }

    @Test
    void isNotPassedOverForARepositoryAroundIt() throws IOException {
      Path inner = Files.createDirectories(root.resolve("inner"));
      Files.writeString(inner.resolve(".git"), "gitdir: gone\n");

      assertThat(Git.in(inner).accepts("rev-parse")).isFalse();
      assertThatDetectionIn(inner).isNothingIn(inner);
    }

    @Test
    void mayLeadToAWorktreeWithADamagedHead() throws IOException {
      Path damaged = dotGit.resolve("worktrees/place/HEAD");
      Files.writeString(damaged, "");

      assertThatDetectionIn(worktree)
          .hasProblem(damaged + " is empty")
          .onUnknownBranch()
          .inRoot(worktree)
          .inWorktree("place");
    }

    @Test
    void mayLeadToAWorktreeThatLostItsRepository() throws IOException {
      Path common = dotGit.resolve("worktrees/place/commondir");
      Files.writeString(common, "../../../gone/.git\n");

      assertThatDetectionIn(worktree)
          .hasProblem(common + " leads to " + root.resolve("gone/.git") + ", which is out of reach")
          .onBranch("topic")
          .atNoCommit()
          .inRoot(worktree);
    }
  }
}

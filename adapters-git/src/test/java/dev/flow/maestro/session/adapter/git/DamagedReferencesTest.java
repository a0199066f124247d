package dev.flow.maestro.session.adapter.git;

import static dev.flow.maestro.session.adapter.git.DetectionAssert.assertThatDetectionIn;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told where the branch or the commit cannot be found. */
class DamagedReferencesTest {

  private Path temp;
  private Git git;
  private Path root;
  private Path dotGit;
  private Path head;

  @BeforeEach
  void create(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
    git = Git.checkout(temp.resolve("checkout"));
    root = git.folder();
    dotGit = root.resolve(".git");
    head = dotGit.resolve("HEAD");
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(dotGit.resolve(file), content);
  }

  @Nested
  class AHead {

    @Test
    void mayBeEmpty() throws IOException {
      write("HEAD", "");

      assertThatDetectionIn(root).hasProblem(head + " is empty").isNothingIn(root);
    }

    @Test
    void mayBeZerosAfterAPowerCut() throws IOException {
      write("HEAD", "\0".repeat(21));

      assertThatDetectionIn(root).hasProblem(head + " is empty").isNothingIn(root);
    }

    @Test
    void mayBeGarbage() throws IOException {
      write("HEAD", "garbage\n");

      assertThatDetectionIn(root)
          .hasProblem(head + " names neither a branch nor a commit")
          .isNothingIn(root);
    }

    @Test
    void mayBeAlmostACommit() throws IOException {
      write("HEAD", git.revParse("HEAD").replaceFirst(".$", "１") + "\n");

      assertThatDetectionIn(root)
          .hasProblem(head + " names neither a branch nor a commit")
          .isNothingIn(root);
    }

    @Test
    void mayBeTheNullCommit() throws IOException {
      write("HEAD", "0".repeat(40) + "\n");

      assertThatDetectionIn(root)
          .hasProblem(head + " names neither a branch nor a commit")
          .isNothingIn(root);
    }

    @Test
    void mayBeMissing() throws IOException {
      Files.delete(head);

      assertThatDetectionIn(root).hasProblem(head + " is missing").isNothingIn(root);
    }

    @Test
    void mayBeAFolder() throws IOException {
      Files.delete(head);
      Files.createDirectory(head);

      assertThatDetectionIn(root).hasProblem(head + " is not a file").isNothingIn(root);
    }

    @Test
    void mayBeALinkToItself() throws IOException {
      Files.delete(head);
      Files.createSymbolicLink(head, Path.of("HEAD"));

      assertThatDetectionIn(root)
          .hasProblemContaining(head + " cannot be read: ")
          .isNothingIn(root);
    }

    @Test
    void mayBeADevice() throws IOException {
      Files.delete(head);
      Files.createSymbolicLink(head, Path.of("/dev/zero"));

      assertThatDetectionIn(root).hasProblem(head + " is not a file").isNothingIn(root);
      Files.delete(head);
    }

    @Test
    void mayLeadOutOfTheRepository() throws IOException {
      Files.writeString(temp.resolve("secret"), git.revParse("HEAD"));
      write("HEAD", "ref: refs/heads/../../../../secret\n");

      assertThatDetectionIn(root).hasProblem(head + " names no branch").isNothingIn(root);
    }

    @Test
    void mayNameSomethingThatIsNoReference() throws IOException {
      write("HEAD", "ref: config\n");

      assertThatDetectionIn(root).hasProblem(head + " names no branch").isNothingIn(root);
    }

    @Test
    void mayTryToSteerTheTerminal() throws IOException {
      write("HEAD", "ref: refs/heads/\u001b[31mred\n");

      assertThatDetectionIn(root).hasProblem(head + " names no branch").isNothingIn(root);
    }

    @Test
    void mayNameABranchThatIsNotUtf8() throws IOException {
      Files.write(head, "ref: refs/heads/gr\u00f6\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));

      assertThatDetectionIn(root).hasProblem(head + " names no branch").isNothingIn(root);
    }

    @Test
    void mayLeadRoundInACircle() throws IOException {
      write("HEAD", "ref: refs/heads/one\n");
      write("refs/heads/one", "ref: refs/heads/two\n");
      write("refs/heads/two", "ref: refs/heads/one\n");

      assertThatDetectionIn(root).hasProblem(head + " leads round in a circle").isNothingIn(root);
    }

    @Test
    void mayBeClosedToUs() throws IOException {
      Files.setPosixFilePermissions(head, PosixFilePermissions.fromString("---------"));

      // Some users may read it all the same.
      if (Files.isReadable(head)) {
        assertThatDetectionIn(root).agreesWith(git);
      } else {
        assertThatDetectionIn(root)
            .hasProblem(head + " cannot be read: access is denied")
            .isNothingIn(root);
      }
    }
  }

  @Nested
  class ABranch {

    private Path branch;

    @BeforeEach
    void find() {
      branch = dotGit.resolve("refs/heads/main");
    }

    @Test
    void mayBeEmpty() throws IOException {
      Files.writeString(branch, "");

      assertThatDetectionIn(root)
          .hasProblem(branch + " is empty")
          .onBranch("main")
          .atNoCommit()
          .inRoot(root);
    }

    @Test
    void mayBeGarbage() throws IOException {
      Files.writeString(branch, "garbage\n");

      assertThatDetectionIn(root)
          .hasProblem(branch + " names neither a branch nor a commit")
          .onBranch("main")
          .atNoCommit();
    }

    @Test
    void mayBeCutShort() throws IOException {
      Files.writeString(branch, git.revParse("HEAD").substring(0, 20));

      assertThatDetectionIn(root)
          .hasProblem(branch + " names neither a branch nor a commit")
          .onBranch("main")
          .atNoCommit();
    }

    @Test
    void mayBeGoneLikeOneThatHasNoCommitYet() throws IOException {
      Files.delete(branch);

      assertThatDetectionIn(root).hasNoProblem().onBranch("main").atNoCommit();
    }

    @Test
    void mayBePackedInADamagedFile() throws IOException {
      Files.delete(branch);
      write("packed-refs", "# pack-refs with: peeled fully-peeled sorted\ngarbage\n");

      assertThatDetectionIn(root)
          .hasProblem(dotGit.resolve("packed-refs") + " is damaged")
          .onBranch("main")
          .atNoCommit();
    }

    @Test
    void mayBePackedAsGarbage() throws IOException {
      Files.delete(branch);
      write("packed-refs", "g".repeat(40) + " refs/heads/main\n");

      assertThatDetectionIn(root)
          .hasProblem(dotGit.resolve("packed-refs") + " names neither a branch nor a commit")
          .onBranch("main")
          .atNoCommit();
    }
  }
}

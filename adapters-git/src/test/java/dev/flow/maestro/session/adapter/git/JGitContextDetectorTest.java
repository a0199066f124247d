package dev.flow.maestro.session.adapter.git;

import static dev.flow.maestro.session.adapter.git.DetectionAssert.assertThatDetectionIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of repositories that are in order. */
class JGitContextDetectorTest {

  private Path temp;

  @BeforeEach
  void resolveLinks(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
  }

  @Nested
  class InACheckout {

    private Git git;

    @BeforeEach
    void create() {
      git = Git.checkout(temp.resolve("checkout"));
    }

    @Test
    void tellsBranchCommitAndRoot() {
      assertThatDetectionIn(git.folder())
          .agreesWith(git)
          .onBranch("main")
          .inRoot(git.folder())
          .notInWorktree();
    }

    @Test
    void findsTheRootFromASubfolder() throws IOException {
      Path deep = Files.createDirectories(git.folder().resolve("one/two"));

      assertThatDetectionIn(deep).agreesWith(git).inRoot(git.folder());
    }

    @Test
    void findsTheRootFromAFolderThatIsNotThereYet() {
      assertThatDetectionIn(git.folder().resolve("not/yet")).agreesWith(git);
    }

    @Test
    void tellsTheRootWithoutSymbolicLinks() throws IOException {
      Path link = Files.createSymbolicLink(temp.resolve("link"), git.folder());

      assertThatDetectionIn(link).agreesWith(Git.in(link)).inRoot(git.folder());
    }

    @Test
    void seesWhatChangedSinceTheLastTime() {
      JGitContextDetector detector = new JGitContextDetector(git.folder());
      detector.detect();
      git.run("switch", "--create", "next");
      git.commit();

      assertThat(detector.detect().context().branch()).isEqualTo("next");
      assertThat(detector.detect().context().commit()).isEqualTo(git.revParse("HEAD"));
    }

    @Test
    void isNotDisturbedByAnInterruptAndLeavesItToOthers() {
      git.run("pack-refs", "--all", "--prune");
      Thread.currentThread().interrupt();
      Detection detection = new JGitContextDetector(git.folder()).detect();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(detection.problem()).isEmpty();
      assertThat(detection.context().commit()).isEqualTo(git.revParse("HEAD"));
    }

    @Test
    void tellsABranchWithSlashes() {
      git.run("switch", "--create", "feature/login/form");

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("feature/login/form");
    }

    @Test
    void tellsABranchThatIsNotAscii() throws IOException {
      git.feed("create refs/heads/größe/ığüş HEAD\n", "update-ref", "--stdin");
      Files.writeString(git.folder().resolve(".git/HEAD"), "ref: refs/heads/größe/ığüş\n");

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("größe/ığüş");
    }

    @Test
    void callsADetachedHeadByItsName() {
      git.commit();
      git.run("checkout", "HEAD~1");

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("HEAD");
    }

    @Test
    void tellsTheShortNameEvenIfATagHasTheSame() {
      git.run("tag", "main");

      assertThatDetectionIn(git.folder()).hasNoProblem().onBranch("main");
    }

    @Test
    void followsABranchThatStandsForAnother() {
      git.run("symbolic-ref", "refs/heads/alias", "refs/heads/main");
      git.run("symbolic-ref", "HEAD", "refs/heads/alias");

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("main");
    }

    @Test
    void followsAHeadThatIsASymbolicLink() throws IOException {
      Path head = git.folder().resolve(".git/HEAD");
      Files.delete(head);
      Files.createSymbolicLink(head, Path.of("refs/heads/main"));

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("main");
    }

    @Test
    void tellsARemoteBranchAsGitDoes() {
      git.run("update-ref", "refs/remotes/origin/topic", "HEAD");
      git.run("symbolic-ref", "HEAD", "refs/remotes/origin/topic");

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("origin/topic");
    }

    @Test
    void readsPackedReferences() {
      git.run("tag", "--annotate", "--message", "first", "v1");
      git.run("switch", "--create", "feature/packed");
      git.run("pack-refs", "--all", "--prune");

      assertThat(git.folder().resolve(".git/refs/heads/feature/packed")).doesNotExist();
      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("feature/packed");
    }

    @Test
    void prefersTheLooseReferenceToThePackedOne() {
      git.run("pack-refs", "--all");
      git.commit();

      assertThatDetectionIn(git.folder()).agreesWith(git);
    }

    @Test
    void takesAnEmptyFolderForNoLooseReference() throws IOException {
      git.run("pack-refs", "--all", "--prune");
      Files.createDirectories(git.folder().resolve(".git/refs/heads/main"));

      assertThatDetectionIn(git.folder()).agreesWith(git).onBranch("main");
    }

    @Test
    void tellsACommitThatIsLost() throws IOException {
      String lost = "1234567890abcdef1234567890abcdef12345678";
      Files.writeString(git.folder().resolve(".git/refs/heads/main"), lost + "\n");

      assertThatDetectionIn(git.folder()).agreesWith(git).atCommit(lost);
    }

    @Test
    void followsAGitFolderThatIsASymbolicLink() throws IOException {
      Path dotGit = git.folder().resolve(".git");
      Files.createSymbolicLink(dotGit, Files.move(dotGit, temp.resolve("elsewhere")));

      assertThatDetectionIn(git.folder()).agreesWith(git).inRoot(git.folder());
    }

    @Test
    void followsAGitFileWithARelativePath() throws IOException {
      Files.move(git.folder().resolve(".git"), temp.resolve("elsewhere.git"));
      Files.writeString(git.folder().resolve(".git"), "gitdir: ../elsewhere.git\n");

      assertThatDetectionIn(git.folder()).agreesWith(git).inRoot(git.folder()).notInWorktree();
    }
  }

  @Nested
  class BeforeTheFirstCommit {

    @Test
    void tellsTheBranchThatIsToBe() {
      Git git = Git.unborn(temp.resolve("checkout"));

      assertThatDetectionIn(git.folder())
          .hasNoProblem()
          .onBranch("main")
          .atNoCommit()
          .inRoot(git.folder());
    }

    @Test
    void tellsABranchBelowTheNameOfAnother() {
      Git git = Git.checkout(temp.resolve("checkout"));
      git.run("symbolic-ref", "HEAD", "refs/heads/main/sub");

      assertThatDetectionIn(git.folder()).hasNoProblem().onBranch("main/sub").atNoCommit();
    }
  }

  @Nested
  class WithoutARepository {

    @Test
    void tellsNothingButTheRootOfTheStore() {
      assertThatDetectionIn(temp).hasNoProblem().isNothingIn(temp);
    }

    @Test
    void tellsTheRootOfTheStoreAsAnAbsolutePath() {
      assertThatDetectionIn(temp.resolve("a/../b")).isNothingIn(temp.resolve("b"));
    }

    @Test
    void isNotMisledByAFolderThatOnlyHasAHead() throws IOException {
      Files.writeString(temp.resolve("HEAD"), "ref: refs/heads/main\n");

      assertThatDetectionIn(temp).hasNoProblem().isNothingIn(temp);
    }
  }
}

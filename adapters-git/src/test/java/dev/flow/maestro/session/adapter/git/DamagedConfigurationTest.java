package dev.flow.maestro.session.adapter.git;

import static dev.flow.maestro.session.adapter.git.DetectionAssert.assertThatDetectionIn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told where the configuration of a repository cannot be followed. */
class DamagedConfigurationTest {

  private Path temp;
  private Git git;
  private Path root;
  private Path dotGit;
  private Path config;

  @BeforeEach
  void create(@TempDir Path folder) throws IOException {
    temp = folder.toRealPath();
    git = Git.checkout(temp.resolve("checkout"));
    root = git.folder();
    dotGit = root.resolve(".git");
    config = dotGit.resolve("config");
  }

  @Test
  void mayBeGarbage() throws IOException {
    String commit = git.revParse("HEAD");
    Files.write(config, new byte[] {1, 2, (byte) 0xff, 0, '[', '"'});

    assertThatDetectionIn(root)
        .hasProblemContaining(config + " is no valid configuration of git: ")
        .onBranch("main")
        .atCommit(commit)
        .inRoot(root);
  }

  @Test
  void mayBeAFolder() throws IOException {
    Files.delete(config);
    Files.createDirectory(config);

    assertThatDetectionIn(root).hasProblem(config + " is not a file").onBranch("main");
  }

  @Test
  void mayHaveAValueThatIsNone() {
    git.run("config", "core.bare", "perhaps");

    assertThatDetectionIn(root)
        .hasProblemContaining(config + " is no valid configuration of git: ", "perhaps")
        .onBranch("main")
        .inRoot(root);
  }

  @Test
  void mayNameAWorkTreeThatIsGone() {
    git.run("config", "core.worktree", "../gone");

    assertThatDetectionIn(root)
        .hasProblem(config + " sets core.worktree to ../gone, which is out of reach")
        .onBranch("main")
        .inRoot(root);
  }

  @Test
  void mayBeOfAFormatToCome() {
    git.run("config", "core.repositoryformatversion", "2");

    assertThatDetectionIn(root)
        .hasProblem(config + " sets repositoryformatversion to 2, which is not known here")
        .isNothingIn(root);
  }

  @Test
  void mayKeepReferencesInAWayToCome() {
    git.run("config", "core.repositoryformatversion", "1");
    git.run("config", "extensions.refStorage", "clay");

    assertThatDetectionIn(root)
        .hasProblem(config + " sets refStorage to clay, which is not known here")
        .isNothingIn(root);
  }

  @Test
  void mayNameCommitsInALongerWay() {
    Path longer = temp.resolve("longer");
    git.run("init", "--object-format=sha256", longer.toString());
    assertThatDetectionIn(longer).hasNoProblem().onBranch("main").atNoCommit();
    Git.in(longer).commit();

    assertThatDetectionIn(longer)
        .hasProblem(
            longer.resolve(".git")
                + " names its commits by SHA-256, for which a session has no room")
        .onBranch("main")
        .atNoCommit()
        .inRoot(longer);
  }

  @Test
  void mayBeDamagedTogetherWithTheRest() throws IOException {
    Path head = Files.writeString(dotGit.resolve("HEAD"), "");
    Files.writeString(config, "[");

    assertThatDetectionIn(root)
        .hasProblemContaining(head + " is empty; " + config + " is no valid")
        .isNothingIn(root);
  }
}

package dev.flow.maestro.session.adapter.git;

import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.domain.GitContext;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** What a detection is expected to tell. */
final class DetectionAssert extends AbstractAssert<DetectionAssert, Detection> {

  private DetectionAssert(Detection actual) {
    super(actual, DetectionAssert.class);
  }

  /** What is told of a folder. */
  static DetectionAssert assertThatDetectionIn(Path folder) {
    return new DetectionAssert(new JGitContextDetector(folder).detect());
  }

  /** That there is no problem, and git says the same of the checkout. */
  DetectionAssert agreesWith(Git git) {
    return hasNoProblem()
        .onBranch(git.revParse("--abbrev-ref", "HEAD"))
        .atCommit(git.revParse("HEAD"))
        .inRoot(Path.of(git.revParse("--show-toplevel")));
  }

  DetectionAssert hasNoProblem() {
    Assertions.assertThat(actual.problem()).isEmpty();
    return this;
  }

  DetectionAssert hasProblem(String problem) {
    Assertions.assertThat(actual.problem()).hasValue(problem);
    return this;
  }

  DetectionAssert hasProblemContaining(String... parts) {
    Assertions.assertThat(actual.problem())
        .hasValueSatisfying(problem -> Assertions.assertThat(problem).contains(parts));
    return this;
  }

  DetectionAssert onBranch(String branch) {
    Assertions.assertThat(actual.context().branch()).isEqualTo(branch);
    return this;
  }

  DetectionAssert onUnknownBranch() {
    return onBranch(GitContext.UNKNOWN_BRANCH);
  }

  DetectionAssert atCommit(String commit) {
    Assertions.assertThat(actual.context().commit()).isEqualTo(commit);
    return this;
  }

  DetectionAssert atNoCommit() {
    return atCommit(GitContext.NO_COMMIT);
  }

  DetectionAssert inRoot(Path root) {
    Assertions.assertThat(actual.context().repoRoot()).isEqualTo(root.toString());
    return this;
  }

  DetectionAssert inWorktree(String name) {
    Assertions.assertThat(actual.context().isWorktree()).isTrue();
    Assertions.assertThat(actual.context().worktreeName()).hasValue(name);
    return this;
  }

  DetectionAssert notInWorktree() {
    Assertions.assertThat(actual.context().isWorktree()).isFalse();
    Assertions.assertThat(actual.context().worktreeName()).isEqualTo(Optional.empty());
    return this;
  }

  /** That it is told like a folder that is in no repository. */
  DetectionAssert isNothingIn(Path root) {
    Assertions.assertThat(actual.context()).isEqualTo(GitContext.none(root.toString()));
    return this;
  }
}

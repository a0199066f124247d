package dev.flow.maestro.session.adapter.git;

import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.domain.GitContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the state of the git repository that contains a folder, from the files of that repository
 * alone.
 *
 * <p>It starts no process, writes nothing, runs no hook and takes nothing from the user's or the
 * system's configuration, nor from {@code GIT_DIR} and the other variables of git's environment: a
 * session belongs to the folder, not to the shell that started it. So it also needs no trust in the
 * owner of the repository, which git asks for with {@code safe.directory}.
 *
 * <p>Branch, commit and root are what {@code git rev-parse} says with {@code --abbrev-ref HEAD},
 * {@code HEAD} and {@code --show-toplevel}, except that a branch is called by its short name even
 * if a tag has the same. Objects are not looked at: a commit that was lost is still told.
 *
 * <p>What is damaged is a {@link Detection#problem problem}, and the rest is told.
 */
public final class JGitContextDetector implements GitContextDetector {

  private final Path storeRoot;

  /**
   * Detects from a folder upwards.
   *
   * @param storeRoot the root of the store: a checkout, a folder below it or any other, which need
   *     not exist yet
   */
  public JGitContextDetector(Path storeRoot) {
    this.storeRoot = storeRoot.toAbsolutePath();
  }

  @Override
  public Detection detect() {
    Problems problems = new Problems();
    Optional<GitFolderSearch.Found> found = new GitFolderSearch(problems).from(storeRoot);
    String fallback = storeRoot.normalize().toString();
    GitContext context =
        found.isPresent() ? read(found.get(), fallback, problems) : GitContext.none(fallback);
    return new Detection(context, problems.sentence());
  }

  private static GitContext read(GitFolderSearch.Found found, String fallback, Problems problems) {
    if (found.folder().isEmpty()) {
      return GitContext.none(text(found.workTree(), fallback));
    }
    GitFolder folder = found.folder().get();
    RepositorySettings settings = RepositorySettings.of(folder, problems);
    Optional<Path> root = settings.root(folder, found.workTree(), problems);
    Optional<String> worktree = root.isPresent() ? folder.worktreeName() : Optional.empty();
    Head head = Head.read(settings.refs(), folder, problems);
    return new GitContext(
        head.branch(), head.commit(), text(root, fallback), worktree.isPresent(), worktree);
  }

  private static String text(Optional<Path> root, String fallback) {
    return root.isPresent() ? root.get().toString() : fallback;
  }
}

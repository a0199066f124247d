package dev.flow.maestro.session.domain;

import java.util.Optional;

/**
 * The state of the git repository when the session was created.
 *
 * <p>Kept as it was found: the peer writes empty branches and commits, and {@code unknown}.
 *
 * @param branch the short name of the branch, {@code HEAD} where it is detached
 * @param commit the full hexadecimal name of the commit, 40 zeros where there is none yet
 * @param repoRoot the absolute path of the work tree's root
 * @param isWorktree whether this is a linked worktree (see git-worktree(1))
 * @param worktreeName git's own name of the linked worktree
 */
public record GitContext(
    String branch,
    String commit,
    String repoRoot,
    boolean isWorktree,
    Optional<String> worktreeName) {

  /** The branch of a folder that is in no repository. */
  public static final String UNKNOWN_BRANCH = "unknown";

  /** The commit where there is none: git's own "null" object name. */
  public static final String NO_COMMIT = "0".repeat(40);

  /** The context of a folder that is in no repository. */
  public static GitContext none(String root) {
    return new GitContext(UNKNOWN_BRANCH, NO_COMMIT, root, false, Optional.empty());
  }
}

package dev.flow.maestro.session.adapter.git;

import dev.flow.maestro.session.domain.GitContext;
import java.util.Optional;

/**
 * What is checked out.
 *
 * @param branch the short name of the branch, {@code HEAD} where it is detached
 * @param commit the commit, {@link GitContext#NO_COMMIT} on a branch that has none yet
 */
record Head(String branch, String commit) {

  private static final String NAME = "HEAD";

  /** Git's own limit. */
  private static final int MOST_LINKS = 5;

  /** Checks that {@code HEAD} is what makes a folder one of git; where it leads is left open. */
  static void require(GitFolder folder) throws UnreadableGitException {
    RefValue value = of(new FileRefs(folder), folder);
    if (value.isSymbolic() && !RefName.isBelowRoot(value.text())) {
      throw new UnreadableGitException(folder.path().resolve(NAME), "names no branch");
    }
  }

  /** Follows {@code HEAD} as far as it leads. */
  static Head read(RefStore refs, GitFolder folder, Problems problems) {
    String branch = GitContext.UNKNOWN_BRANCH;
    try {
      String name = NAME;
      Optional<RefValue> value = Optional.of(of(refs, folder));
      for (int links = 0; value.isPresent() && value.get().isSymbolic(); links++) {
        name = value.get().text();
        if (!RefName.isValid(name)) {
          throw new UnreadableGitException(folder.path().resolve(NAME), "names no branch");
        }
        if (links == MOST_LINKS) {
          branch = GitContext.UNKNOWN_BRANCH;
          throw new UnreadableGitException(folder.path().resolve(NAME), "leads round in a circle");
        }
        branch = RefName.shorten(name);
        value = refs.read(name);
      }
      return value.isPresent()
          ? new Head(RefName.shorten(name), commit(value.get().text(), folder, problems))
          : new Head(branch, GitContext.NO_COMMIT);
    } catch (UnreadableGitException e) {
      problems.add(e);
      return new Head(branch, GitContext.NO_COMMIT);
    }
  }

  private static RefValue of(RefStore refs, GitFolder folder) throws UnreadableGitException {
    Optional<RefValue> value = refs.read(NAME);
    if (value.isEmpty()) {
      throw new UnreadableGitException(folder.path().resolve(NAME), "is missing");
    }
    return value.get();
  }

  private static String commit(String name, GitFolder folder, Problems problems) {
    if (name.length() == GitContext.NO_COMMIT.length()) {
      return name;
    }
    problems.add(folder.common(), "names its commits by SHA-256, for which a session has no room");
    return GitContext.NO_COMMIT;
  }
}

package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder where git keeps a repository, or a linked worktree's part of one. Nothing is said
 * about the state of it.
 *
 * @param path the folder itself
 * @param common the folder of the whole repository; another one only for a part
 */
record GitFolder(Path path, Path common) {

  private static final int PATH_LIMIT = 8192;

  /** A folder of git, given its real path. */
  static GitFolder at(Path path, Problems problems) {
    Path pointer = path.resolve("commondir");
    Path common = path;
    try {
      Optional<String> content = GitFiles.text(pointer, PATH_LIMIT);
      if (content.isPresent()) {
        common = named(path, content.get());
        common = real(common, pointer);
      }
    } catch (UnreadableGitException e) {
      problems.add(e);
    }
    return new GitFolder(path, common);
  }

  /** A folder of git to which the file {@code .git} of a work tree points. */
  static GitFolder behind(Path workTree, Path pointer, Problems problems)
      throws UnreadableGitException {
    String prefix = "gitdir: ";
    String content = GitFiles.text(pointer, PATH_LIMIT).orElse("");
    if (!content.startsWith(prefix)) {
      throw new UnreadableGitException(pointer, "does not say where its repository is");
    }
    return at(real(named(workTree, content.substring(prefix.length())), pointer), problems);
  }

  private static Path named(Path from, String content) throws UnreadableGitException {
    int end = content.length();
    while (end > 0 && "\r\n".indexOf(content.charAt(end - 1)) >= 0) {
      end--;
    }
    return GitFiles.resolve(from, content.substring(0, end)).normalize();
  }

  private static Path real(Path named, Path pointer) throws UnreadableGitException {
    try {
      return named.toRealPath();
    } catch (IOException e) {
      throw new UnreadableGitException(pointer, "leads to " + named + ", which is out of reach");
    }
  }

  /** Whether the greater part of the repository is elsewhere. */
  boolean isPart() {
    return !path.equals(common);
  }

  /** Where a reference of this name is kept. */
  Path holding(String name) {
    return RefName.isPerWorktree(name) ? path : common;
  }

  /** Git's own name of the linked worktree, or empty where this is none. */
  Optional<String> worktreeName() {
    return isPart() && common.resolve("worktrees").equals(path.getParent())
        ? Optional.of(String.valueOf(path.getFileName()))
        : Optional.empty();
  }
}

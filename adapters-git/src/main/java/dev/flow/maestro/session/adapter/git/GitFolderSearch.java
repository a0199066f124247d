package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Looks for the repository that contains a folder, in git's order: upwards, and in each folder
 * first for {@code .git}, then whether the folder is a bare repository itself. Git passes over what
 * is damaged and so does this, with a problem, but comes back to it when there is nothing else.
 */
final class GitFolderSearch {

  /**
   * Where the search ended.
   *
   * @param workTree the folder whose {@code .git} was found, or empty in a folder of git
   * @param folder the folder of git, or empty where {@code .git} does not lead to one
   */
  record Found(Optional<Path> workTree, Optional<GitFolder> folder) {}

  private final Problems problems;

  GitFolderSearch(Problems problems) {
    this.problems = problems;
  }

  /** Searches from a folder upwards; the part of the path that does not exist is left out. */
  Optional<Found> from(Path start) {
    Optional<Found> damaged = Optional.empty();
    for (Path folder = real(start.toAbsolutePath()); folder != null; folder = folder.getParent()) {
      Path dotGit = folder.resolve(".git");
      // The one thing that git does not pass over.
      boolean isPointer = Files.isRegularFile(dotGit);
      Optional<Found> found = isPointer ? behind(folder, dotGit) : in(folder, dotGit);
      if (found.isPresent() && (isWhole(found.get()) || isPointer)) {
        return found;
      }
      damaged = damaged.isPresent() ? damaged : found;
    }
    return damaged;
  }

  private static Path real(Path path) {
    for (Path existing = path; existing != null; existing = existing.getParent()) {
      try {
        return existing.toRealPath();
      } catch (IOException e) {
        // Not there yet, or out of reach: the folder above decides.
      }
    }
    return path;
  }

  private Optional<Found> behind(Path workTree, Path pointer) {
    Optional<GitFolder> folder = Optional.empty();
    try {
      folder = Optional.of(GitFolder.behind(workTree, pointer, problems));
    } catch (UnreadableGitException e) {
      problems.add(e);
    }
    return Optional.of(new Found(Optional.of(workTree), folder));
  }

  private Optional<Found> in(Path folder, Path dotGit) {
    return Files.exists(dotGit, LinkOption.NOFOLLOW_LINKS) ? below(folder, dotGit) : bare(folder);
  }

  private Optional<Found> below(Path workTree, Path dotGit) {
    Optional<GitFolder> folder = Optional.empty();
    try {
      folder = Optional.of(GitFolder.at(dotGit.toRealPath(), problems));
    } catch (IOException e) {
      problems.add(new UnreadableGitException(dotGit, e));
    }
    return Optional.of(new Found(Optional.of(workTree), folder));
  }

  private Optional<Found> bare(Path path) {
    if (!Files.exists(path.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    GitFolder folder = GitFolder.at(path, problems);
    return hasFolder(folder, "objects") && hasFolder(folder, "refs")
        ? Optional.of(new Found(Optional.empty(), Optional.of(folder)))
        : Optional.empty();
  }

  /** Whether git would take it for a repository; if not, that is a problem. */
  private boolean isWhole(Found found) {
    if (found.folder().isEmpty()) {
      return false;
    }
    GitFolder folder = found.folder().get();
    try {
      Head.require(folder);
    } catch (UnreadableGitException e) {
      problems.add(e);
      return false;
    }
    if (!Files.exists(folder.common())) {
      // Told when it was not found.
      return false;
    }
    for (String part : new String[] {"objects", "refs"}) {
      if (!hasFolder(folder, part)) {
        problems.add(folder.common().resolve(part), "is no folder");
        return false;
      }
    }
    return true;
  }

  private static boolean hasFolder(GitFolder folder, String name) {
    return Files.isDirectory(folder.common().resolve(name));
  }
}

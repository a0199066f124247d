package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/**
 * How a repository is laid out, by its own configuration. Like git, neither the user's nor the
 * system's has a say in it, nor has a file that is included.
 *
 * @param isBare whether there is no work tree
 * @param workTree where the work tree is, if not where {@code .git} is; relative to the folder
 * @param refs the references, in the way that this repository keeps them
 */
record RepositorySettings(boolean isBare, Optional<String> workTree, RefStore refs) {

  private static final int LIMIT = 1 << 24;

  private static final String CORE = "core";
  private static final String EXTENSIONS = "extensions";
  private static final String VERSION = "repositoryformatversion";
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** Reads the settings; where they cannot be read, as git sets them by default. */
  static RepositorySettings of(GitFolder folder, Problems problems) {
    Path file = folder.common().resolve("config");
    try {
      Config config = parse(file, new Config());
      // Git follows none of this where it is not said which version of it is meant.
      if (config.getString(CORE, null, VERSION) == null) {
        return byDefault(folder);
      }
      boolean hasOwn = config.getBoolean(EXTENSIONS, "worktreeConfig", false);
      if (hasOwn) {
        config = parse(folder.path().resolve("config.worktree"), new Config(config));
      }
      // What is said of the main work tree does not hold for the linked ones.
      Config layout = folder.isPart() && !hasOwn ? new Config() : config;
      return new RepositorySettings(
          layout.getBoolean(CORE, "bare", false),
          Optional.ofNullable(layout.getString(CORE, null, "worktree")),
          refs(config, file, folder));
    } catch (UnreadableGitException e) {
      problems.add(e);
    } catch (IllegalArgumentException e) {
      problems.add(invalid(file, e));
    }
    return byDefault(folder);
  }

  private static RepositorySettings byDefault(GitFolder folder) {
    return new RepositorySettings(false, Optional.empty(), new FileRefs(folder));
  }

  private static Config parse(Path file, Config into) throws UnreadableGitException {
    String text = GitFiles.text(file, LIMIT).orElse("");
    try {
      into.fromText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (ConfigInvalidException | RuntimeException e) {
      throw invalid(file, e);
    }
    return into;
  }

  private static UnreadableGitException invalid(Path file, Exception cause) {
    return new UnreadableGitException(
        file, "is no valid configuration of git: " + cause.getMessage());
  }

  private static RefStore refs(Config config, Path file, GitFolder folder) {
    int version = config.getInt(CORE, VERSION, 0);
    if (version > 1) {
      return unknown(file, VERSION, String.valueOf(version));
    }
    String storage =
        Optional.ofNullable(config.getString(EXTENSIONS, null, "refStorage")).orElse("files");
    return switch (storage) {
      case "files" -> new FileRefs(folder);
      case "reftable" -> new ReftableRefs(folder);
      default -> unknown(file, "refStorage", storage);
    };
  }

  private static RefStore unknown(Path file, String key, String value) {
    return name -> {
      throw new UnreadableGitException(
          file, "sets " + key + " to " + value + ", which is not known here");
    };
  }

  /** The root of the work tree, or empty where there is none. */
  Optional<Path> root(GitFolder folder, Optional<Path> found, Problems problems) {
    if (isBare) {
      return Optional.empty();
    }
    if (workTree.isEmpty()) {
      return found;
    }
    try {
      return Optional.of(GitFiles.resolve(folder.path(), workTree.get()).toRealPath());
    } catch (UnreadableGitException e) {
      problems.add(e);
    } catch (IOException e) {
      problems.add(
          folder.path().resolve("config"),
          "sets core.worktree to " + workTree.get() + ", which is out of reach");
    }
    return found;
  }
}

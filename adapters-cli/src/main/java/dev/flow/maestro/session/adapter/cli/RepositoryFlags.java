package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/** The flags that choose repositories, for every command that may look into several. */
final class RepositoryFlags {

  static final OptionSpec ALL_REPOS =
      OptionSpec.flag("all-repos", "in all repositories that are remembered; see repos list");

  /** The second one stands in the place of the option of every command. */
  static final List<OptionSpec> OPTIONS =
      List.of(
          ALL_REPOS,
          OptionSpec.repeatable(
              CommandSpec.REPO_ROOT,
              "DIR",
              "the folder above .flow; default: MAESTRO_REPO_ROOT, or the nearest with .flow or"
                  + " .git"));

  private RepositoryFlags() {}

  /**
   * Whether several repositories are asked for, even if there is only one in the end.
   *
   * @throws UsageException if all are asked for, and some are named; or if a store is named, which
   *     is one for all
   */
  static boolean askForSeveral(Arguments arguments) {
    int named = arguments.all(CommandSpec.REPO_ROOT).size();
    boolean all = arguments.has(ALL_REPOS.name());
    if (arguments.has(CommandSpec.STORE) && (all || named > 1)) {
      throw new UsageException(
          "--store is one for all, and several repositories were asked for",
          "without --store, each has its own files");
    }
    if (!all) {
      return named > 1;
    }
    if (named > 0) {
      throw new UsageException(
          "--all-repos and --repo-root exclude each other",
          "maestro-session repos list shows which all are");
    }
    return true;
  }
}

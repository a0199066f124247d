package dev.flow.maestro.session.adapter.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All there is to know of a command without running it: parsing and help are made from it.
 *
 * @param name the word on the command line
 * @param summary one sentence without a full stop
 * @param options its own flags, the required ones first
 * @param examples arguments that follow the name of the program
 */
record CommandSpec(String name, String summary, List<OptionSpec> options, List<String> examples) {

  static final String HELP = "help";
  static final String VERSION = "version";
  static final String OUTPUT = "output";
  static final String REPO_ROOT = "repo-root";
  static final String METRICS = "metrics";
  static final String STORE = "store";
  static final String COLOR = "color";
  static final String NO_PAGER = "no-pager";
  static final String VERBOSE = "verbose";

  /** The flags that every command takes. */
  static final List<OptionSpec> COMMON =
      List.of(
          OptionSpec.optional(OUTPUT, "json|pretty", "one line (default), or indented"),
          OptionSpec.optional(
              REPO_ROOT,
              "DIR",
              "the folder above .flow; default: MAESTRO_REPO_ROOT, or the nearest with .flow or .git"),
          OptionSpec.optional(
              STORE,
              "STORE",
              "files, memory or postgresql://HOST:PORT/DATABASE; default: MAESTRO_STORE, or files"),
          OptionSpec.optional(
              COLOR,
              String.join("|", Style.CHOICES),
              "when to use colours; auto (default): on a terminal, unless NO_COLOR is set"),
          OptionSpec.flag(NO_PAGER, "show long output on a terminal at once, not page by page"),
          OptionSpec.flag(VERBOSE, "tell on standard error how long it took"),
          OptionSpec.optional(
              METRICS,
              "FILE",
              "write what the run measured to it, for Prometheus; default: MAESTRO_METRICS"),
          OptionSpec.flag(HELP, "show this help; also -h"),
          OptionSpec.flag(VERSION, "show the version"));

  /** What may stand on a command line without a command. */
  static final CommandSpec NO_COMMAND = new CommandSpec("", "", List.of(), List.of());

  List<OptionSpec> allOptions() {
    List<OptionSpec> all = new ArrayList<>(options);
    all.addAll(commonOptions());
    return all;
  }

  /** The flags of every command, but for those that this one has a form of its own of. */
  List<OptionSpec> commonOptions() {
    List<OptionSpec> others = new ArrayList<>(COMMON);
    for (OptionSpec own : options) {
      others.removeIf(common -> own.name().equals(common.name()));
    }
    return others;
  }

  /** The flag, of its own or of every command, that this word of a command line is. */
  Optional<OptionSpec> optionNamed(String word) {
    // Its own first: a command may have a form of its own of what all have.
    for (List<OptionSpec> some : List.of(options, COMMON)) {
      for (OptionSpec option : some) {
        if (option.isNamed(word)) {
          return Optional.of(option);
        }
      }
    }
    return Optional.empty();
  }

  /** The values that {@code --output} may have. */
  List<String> outputForms() {
    Optional<OptionSpec> output = optionNamed("--" + OUTPUT);
    return output.isEmpty() ? List.of() : List.of(output.get().value().orElse("").split("\\|", -1));
  }
}

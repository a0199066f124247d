package dev.flow.maestro.session.adapter.cli;

import java.util.List;
import java.util.stream.Stream;

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

  /** The flags that every command takes. */
  static final List<OptionSpec> COMMON =
      List.of(
          OptionSpec.optional(OUTPUT, "json|pretty", "one line (default), or indented"),
          OptionSpec.optional(
              REPO_ROOT,
              "DIR",
              "the folder above .flow; default: MAESTRO_REPO_ROOT, or the nearest with .flow or .git"),
          OptionSpec.flag(HELP, "show this help; also -h"),
          OptionSpec.flag(VERSION, "show the version"));

  /** What may stand on a command line without a command. */
  static final CommandSpec NO_COMMAND = new CommandSpec("", "", List.of(), List.of());

  List<OptionSpec> allOptions() {
    return Stream.concat(options.stream(), commonOptions().stream()).toList();
  }

  /** The flags of every command, but for those that this one has a form of its own of. */
  List<OptionSpec> commonOptions() {
    return COMMON.stream()
        .filter(common -> options.stream().noneMatch(own -> own.name().equals(common.name())))
        .toList();
  }

  /** The values that {@code --output} may have. */
  List<String> outputForms() {
    return allOptions().stream()
        .filter(option -> option.name().equals(OUTPUT))
        .flatMap(option -> option.value().stream())
        .flatMap(forms -> Stream.of(forms.split("\\|", -1)))
        .toList();
  }
}

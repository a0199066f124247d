package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What no person types: commands for shells and for the build. */
final class HiddenCommands {

  static final String PREFIX = "__";

  /** {@code __complete KIND [--repo-root DIR] [--store STORE]}: see {@link LiveValues}. */
  static final String COMPLETE = "__complete";

  private static final String GENERATE = "__generate";
  private static final String REFERENCE = "__reference";

  private HiddenCommands() {}

  /** Prints what a shell offers for the word at the cursor; fails never. */
  static ExitCode complete(List<String> words, SessionManagerFactory managers, Console console) {
    String kind = words.isEmpty() ? "" : words.get(0);
    console
        .out()
        .print(
            LiveValues.of(
                kind,
                after("--" + CommandSpec.REPO_ROOT, words),
                after("--" + CommandSpec.STORE, words),
                managers,
                console));
    return ExitCode.DONE;
  }

  private static Optional<String> after(String flag, List<String> words) {
    int place = words.indexOf(flag);
    return place >= 0 && place + 1 < words.size()
        ? Optional.of(words.get(place + 1))
        : Optional.empty();
  }

  /** Writes what is made from the table of commands. */
  static ExitCode run(String name, List<String> words, Console console) {
    if (name.equals(REFERENCE) && words.isEmpty()) {
      console.out().print(ReferencePage.text());
    } else if (name.equals(GENERATE) && words.size() == 1) {
      write(console.workingFolder().resolve(words.get(0)));
    } else {
      throw new UsageException(
          "no such command for the build", GENERATE + " FOLDER, or " + REFERENCE);
    }
    return ExitCode.DONE;
  }

  /** What a distribution has below {@code share}, by path. */
  static Map<String, String> shared() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("man/man1/maestro-session.1", ManualPage.text());
    files.put("bash-completion/completions/maestro-session", BashCompletion.script());
    files.put("zsh/site-functions/_maestro-session", ZshCompletion.script());
    files.put("fish/vendor_completions.d/maestro-session.fish", FishCompletion.script());
    return files;
  }

  private static void write(Path folder) {
    shared()
        .forEach(
            (path, text) -> {
              try {
                Path file = folder.resolve(path);
                Files.createDirectories(file.resolveSibling(""));
                Files.writeString(file, text);
              } catch (IOException e) {
                throw new StoreUnavailableException(
                    folder.toString(), "cannot write to " + folder + ": " + e.getMessage(), e);
              }
            });
  }
}

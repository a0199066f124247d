package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.json.JsonStyle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs a command from the words of a command line, and never exits the JVM. */
public final class CommandLine {

  private static final char REPLACEMENT = '\uFFFD';

  private final SessionManagerFactory managers;
  private final Supplier<Repositories> repositories;
  private final String version;
  private final Supplier<RunMetrics> metrics;

  /**
   * Prepares to run commands.
   *
   * @param managers opens the store
   * @param repositories gives what works on several repositories; asked by what needs it only
   * @param version what {@code --version} shows
   * @param metrics gives what measures a run; asked where a person wants that only
   */
  public CommandLine(
      SessionManagerFactory managers,
      Supplier<Repositories> repositories,
      String version,
      Supplier<RunMetrics> metrics) {
    this.managers = managers;
    this.repositories = repositories;
    this.version = version;
    this.metrics = metrics;
  }

  /** Runs one command; whatever goes wrong is told on standard error, without a stack trace. */
  public ExitCode run(List<String> words, Console console) {
    String color = valueOf(CommandSpec.COLOR, words).orElse("auto");
    Messages messages =
        new Messages(
            console.err(),
            asksForJson(words, console),
            Style.of(color, console.errIsTerminal(), console.environment()),
            console.environment().containsKey("MAESTRO_DEBUG"));
    Measurement measurement = new Measurement(words, console, metrics);
    ExitCode code;
    try {
      code = runGuarded(words, console, messages, measurement);
      // PrintStream swallows errors; a full disk or a closed pipe would count as success.
      if (console.out().checkError() && code == ExitCode.DONE) {
        code = messages.outputFailed();
      }
    } catch (ReaderGoneException e) {
      code = ExitCode.DONE;
    }
    measurement.end(code, messages);
    return code;
  }

  private ExitCode runGuarded(
      List<String> words, Console console, Messages messages, Measurement measurement) {
    List<String> rest = new ArrayList<>(words);
    String name = takeCommand(rest);
    if (name.equals(HiddenCommands.COMPLETE)) {
      return HiddenCommands.complete(rest, managers, console);
    }
    try {
      requireText(words);
      return run(name, rest, console, messages, measurement);
    } catch (UsageException e) {
      return messages.error(e);
    } catch (SessionException e) {
      return messages.error(e, name);
    } catch (InputException e) {
      return messages.inputFailed(e);
    } catch (OutOfMemoryError e) {
      return messages.outOfMemory();
    } catch (ReaderGoneException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return messages.bug(e);
    }
  }

  /** What the JVM could not decode, it replaced; storing that would lose what was meant. */
  private static void requireText(List<String> words) {
    for (String word : words) {
      if (word.indexOf(REPLACEMENT) >= 0) {
        throw new UsageException(
            "the argument \"" + word + "\" is not text in UTF-8",
            "give it on standard input, where - stands for it");
      }
    }
  }

  private ExitCode run(
      String name, List<String> rest, Console console, Messages messages, Measurement measurement) {
    if (name.isEmpty()) {
      runWithoutCommand(rest, console);
      return ExitCode.DONE;
    }
    if (name.equals(CommandSpec.HELP)) {
      console.out().print(help(rest, console));
      return ExitCode.DONE;
    }
    if (name.startsWith(HiddenCommands.PREFIX)) {
      return HiddenCommands.run(name, rest, console);
    }
    if (Commands.isGroup(name)) {
      runGroup(name, rest, console);
      return ExitCode.DONE;
    }
    Command command = named(name, rest);
    Arguments arguments = ArgumentParser.parse(command.spec(), rest);
    if (arguments.has(CommandSpec.HELP)) {
      console.out().print(Help.of(command.spec()));
      return ExitCode.DONE;
    }
    if (arguments.has(CommandSpec.VERSION)) {
      printVersion(console);
      return ExitCode.DONE;
    }
    if (arguments.optional(SharedOptions.FIELDS.name()).equals(Optional.of(""))) {
      SessionFields.known().forEach(field -> console.out().print(field + "\n"));
      return ExitCode.DONE;
    }
    Invocation invocation = invocation(command.spec(), arguments, console, messages, measurement);
    Instant began = console.clock().instant();
    ExitCode code = command.run(invocation);
    if (invocation.isRehearsal()) {
      invocation.output().note("a dry run: nothing was changed");
    }
    if (arguments.has(CommandSpec.VERBOSE)) {
      messages.note(Timings.of(name, began, console.clock().instant()));
    }
    return code;
  }

  /** Everything that the command needs; what was given for it is checked as far as all have it. */
  private Invocation invocation(
      CommandSpec spec,
      Arguments arguments,
      Console console,
      Messages messages,
      Measurement measurement) {
    String color = arguments.optional(CommandSpec.COLOR).orElse("auto");
    if (!Style.CHOICES.contains(color)) {
      throw InvalidInputException.unknown("--" + CommandSpec.COLOR, color, Style.CHOICES);
    }
    Form form = Form.of(spec, arguments.optional(CommandSpec.OUTPUT), console);
    measurement.begin();
    SessionManagerFactory measured = measurement.managers(managers);
    return new Invocation(
        arguments,
        arguments.optional(CommandSpec.STORE).map(measured::of).orElse(measured),
        measurement.repositories(repositories),
        new Output(
            spec.name(),
            console.out(),
            form,
            messages,
            Pager.of(console, !arguments.has(CommandSpec.NO_PAGER))),
        Style.of(color, console.outIsTerminal(), console.environment()),
        console);
  }

  private void runWithoutCommand(List<String> rest, Console console) {
    Arguments arguments = ArgumentParser.parse(CommandSpec.NO_COMMAND, rest);
    if (arguments.has(CommandSpec.HELP)) {
      console.out().print(Help.ofProgram());
    } else if (arguments.has(CommandSpec.VERSION)) {
      printVersion(console);
    } else {
      throw new UsageException(
          "no command; known: " + String.join(", ", Commands.names()), "maestro-session --help");
    }
  }

  private static String help(List<String> rest, Console console) {
    String name = takeCommand(rest);
    if (name.isEmpty() || name.equals(CommandSpec.HELP)) {
      return Help.ofProgram();
    }
    if (name.equals(Topics.AGENTS)) {
      Optional<JsonStyle> style = AgentGuide.style(valueOf(CommandSpec.OUTPUT, rest), console);
      if (style.isPresent()) {
        return AgentGuide.document(style.get());
      }
    }
    if (Topics.has(name)) {
      return Topics.text(name);
    }
    return Commands.isGroup(name) ? Help.ofGroup(name) : Help.of(named(name, rest).spec());
  }

  /** A group's name alone does nothing. */
  private void runGroup(String name, List<String> rest, Console console) {
    Arguments arguments = ArgumentParser.parse(CommandSpec.NO_COMMAND, rest);
    if (arguments.has(CommandSpec.HELP)) {
      console.out().print(Help.ofGroup(name));
    } else if (arguments.has(CommandSpec.VERSION)) {
      printVersion(console);
    } else {
      throw new UsageException(
          name + " needs one of " + String.join(", ", Commands.wordsAfter(name)),
          "maestro-session " + name + " --help");
    }
  }

  private void printVersion(Console console) {
    console.out().print("maestro-session " + version + "\n");
  }

  private static Command named(String name, List<String> rest) {
    return Commands.named(name)
        .orElseThrow(
            () ->
                new UsageException(
                    "unknown command \""
                        + name
                        + "\"; known: "
                        + String.join(", ", Commands.names()),
                    meant(name, takeBareWord(rest))
                        .map(Suggestions::hint)
                        .orElse("maestro-session --help")));
  }

  /** The command, group or topic that was meant by a word, or by it and the next. */
  private static Optional<String> meant(String word, String next) {
    return Suggestions.nearest(word + " " + next, Commands.inGroups())
        .or(() -> Suggestions.nearest(word, Commands.names()))
        .or(() -> Suggestions.nearest(word, Commands.groups()))
        .or(() -> Suggestions.nearest(word, Topics.names()).map(topic -> "help " + topic));
  }

  /** Takes the name of a command out of the list: a word, or two where the first is a group's. */
  static String takeCommand(List<String> words) {
    String name = takeBareWord(words);
    return Commands.isGroup(name) ? (name + " " + takeBareWord(words)).strip() : name;
  }

  /** Takes the first word that is no flag and no value of a common flag out of the list. */
  private static String takeBareWord(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        words.remove(i);
        return word;
      }
      if (takesValue(word)) {
        i++;
      }
    }
    return "";
  }

  private static boolean takesValue(String word) {
    for (OptionSpec option : CommandSpec.COMMON) {
      if (option.value().isPresent() && option.isNamed(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean asksForJson(List<String> words, Console console) {
    return Form.isForPrograms(
        valueOf(CommandSpec.OUTPUT, words)
            .orElseGet(() -> console.environment().getOrDefault(Form.VARIABLE, "")));
  }

  /** Looks without the parser, because a command line that it refuses has its errors, too. */
  private static Optional<String> valueOf(String option, List<String> words) {
    String flag = "--" + option;
    for (int i = 0; i < words.size() && !words.get(i).equals("--"); i++) {
      String word = words.get(i);
      if (word.startsWith(flag + "=")) {
        return Optional.of(word.substring(flag.length() + 1));
      }
      if (word.equals(flag) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}

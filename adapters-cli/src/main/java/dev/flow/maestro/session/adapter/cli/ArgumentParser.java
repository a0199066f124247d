package dev.flow.maestro.session.adapter.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** Reads the words after the name of a command by its spec. */
final class ArgumentParser {

  private final CommandSpec spec;

  ArgumentParser(CommandSpec spec) {
    this.spec = spec;
  }

  /**
   * Reads the words.
   *
   * @throws UsageException naming the word that is wrong and what would be right
   */
  Arguments parse(List<String> words) {
    org.apache.commons.cli.CommandLine parsed = parseWords(words);
    if (!parsed.getArgList().isEmpty()) {
      throw new UsageException(
          "unexpected argument \"" + parsed.getArgList().get(0) + "\"", helpHint());
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (OptionSpec option : spec.allOptions()) {
      if (parsed.hasOption(option.name())) {
        values.put(option.name(), valuesOf(option, parsed));
      }
    }
    Arguments arguments = new Arguments(values);
    if (!arguments.has(CommandSpec.HELP) && !arguments.has(CommandSpec.VERSION)) {
      requireAll(arguments);
    }
    return arguments;
  }

  private org.apache.commons.cli.CommandLine parseWords(List<String> words) {
    Options options = new Options();
    for (OptionSpec option : spec.allOptions()) {
      options.addOption(
          Option.builder(option.name().equals(CommandSpec.HELP) ? "h" : null)
              .longOpt(option.name())
              .hasArg(option.value().isPresent())
              .get());
    }
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(options, joined(words).toArray(String[]::new));
    } catch (UnrecognizedOptionException e) {
      throw unknown(e.getOption());
    } catch (MissingArgumentException e) {
      throw new UsageException("--" + e.getOption().getLongOpt() + " needs a value", helpHint());
    } catch (ParseException e) {
      throw new UsageException(String.valueOf(e.getMessage()), helpHint());
    }
  }

  /**
   * Writes {@code --flag value} as {@code --flag=value}, unless the value is a flag of the command:
   * commons-cli takes more than that for a flag, such as the text {@code "-h is missing"}.
   */
  private List<String> joined(List<String> words) {
    List<String> joined = new ArrayList<>();
    String flag = "";
    for (String word : words) {
      if (!flag.isEmpty() && !isFlag(word)) {
        joined.set(joined.size() - 1, flag + "=" + word);
        flag = "";
      } else {
        joined.add(word);
        flag = takesValue(word) ? word : "";
      }
    }
    return joined;
  }

  private boolean isFlag(String word) {
    return word.equals("-h") || word.equals("--") || known().contains(nameIn(word));
  }

  private boolean takesValue(String word) {
    return spec.allOptions().stream()
        .anyMatch(option -> option.value().isPresent() && word.equals("--" + option.name()));
  }

  private static String nameIn(String word) {
    int value = word.indexOf('=');
    return value < 0 ? word : word.substring(0, value);
  }

  private List<String> known() {
    return spec.allOptions().stream().map(option -> "--" + option.name()).toList();
  }

  private List<String> valuesOf(OptionSpec option, org.apache.commons.cli.CommandLine parsed) {
    if (option.value().isEmpty()) {
      return List.of();
    }
    List<String> values = Arrays.asList(parsed.getOptionValues(option.name()));
    if (values.size() > 1 && !option.repeatable()) {
      throw new UsageException("--" + option.name() + " was given more than once", helpHint());
    }
    return values;
  }

  private void requireAll(Arguments arguments) {
    for (OptionSpec option : spec.options()) {
      if (option.required() && !arguments.has(option.name())) {
        throw new UsageException(spec.name() + " needs " + option.usage(), helpHint());
      }
    }
  }

  private UsageException unknown(String word) {
    List<String> known = known();
    String name = nameIn(word);
    if (known.contains(name)) {
      return new UsageException(name + " takes no value", helpHint());
    }
    Optional<String> meant = Suggestions.nearest(name, known);
    return new UsageException(
        "unknown option \""
            + name
            + "\""
            + (spec.name().isEmpty() ? "" : " for " + spec.name())
            + "; known: "
            + String.join(", ", known),
        meant.map(option -> "did you mean " + option + "?").orElse(helpHint()));
  }

  private String helpHint() {
    return "maestro-session " + (spec.name().isEmpty() ? "" : spec.name() + " ") + "--help";
  }
}

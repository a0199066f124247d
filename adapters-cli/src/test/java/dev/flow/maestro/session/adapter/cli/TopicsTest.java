package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

  private static final Pattern VARIABLE = Pattern.compile("MAESTRO_[A-Z][A-Z_]*[A-Z]");

  private final Cli cli = new Cli();

  static List<String> topics() {
    return Stream.concat(Topics.names().stream(), Stream.of(Topics.TOPICS)).toList();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void isATextThatFitsATerminalOfEightyColumns(String topic) {
    String text = cli.run("help", topic).data();

    assertThat(text).startsWith(Topics.summary(topic) + ".\n\n");
    assertThat(text.lines()).hasSizeGreaterThan(5);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    assertThat(cli.opened).isEmpty();
  }

  @Test
  void areListedByOneOfThemAndByTheHelp() {
    assertThat(Topics.names())
        .allSatisfy(
            topic -> {
              assertThat(cli.run("help", "topics").data()).contains("\n  help " + topic + " ");
              assertThat(cli.run("help").data()).contains("\n  help " + topic + " ");
            });
  }

  @Test
  void haveNoNameOfACommand() {
    assertThat(Topics.names()).doesNotContainAnyElementsOf(Commands.names());
    assertThat(Topics.names()).doesNotContainAnyElementsOf(Commands.groups());
  }

  @ParameterizedTest
  @EnumSource
  void tellOfEachExitCode(ExitCode code) {
    assertThat(cli.run("help", "exit-codes").data())
        .contains("\n  " + code.number() + " ")
        .contains(code.meaning().substring(0, 4));
  }

  @Test
  void tellOfEachFormOfEachCommandAndOfEachField() {
    String text = cli.run("help", "output").data();

    for (Command command : Commands.all()) {
      assertThat(text.replaceAll("\\s+", " "))
          .contains(
              " " + command.spec().name() + " " + String.join(", ", command.spec().outputForms()));
    }
    assertThat(SessionFields.known())
        .allSatisfy(field -> assertThat(text).contains("\n  " + field + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "TERM",
        "COLUMNS",
        "LINES",
        "PAGER",
        "MAESTRO_PAGER",
        "JAVA_HOME"
      })
  void tellOfTheVariablesThatOtherProgramsKnow(String variable) {
    assertThat(cli.run("help", "environment").data()).contains("\n  " + variable + " ");
  }

  @Test
  void tellOfEachVariableOfOursThatAnySourceNames() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path source : sources()) {
      VARIABLE.matcher(Files.readString(source)).results().forEach(it -> named.add(it.group()));
    }

    assertThat(named).contains("MAESTRO_REPO_ROOT", "MAESTRO_CLASS_ARCHIVE");
    assertThat(EnvironmentVariable.all()).extracting(EnvironmentVariable::name).containsAll(named);
    assertThat(EnvironmentVariable.all())
        .extracting(EnvironmentVariable::name)
        .filteredOn(name -> name.startsWith("MAESTRO_"))
        .as("none that there is not any more")
        .allMatch(name -> named.contains(name));
  }

  /** The sources and scripts of all modules, but for the table itself. */
  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(List.of(Path.of("../maestro-session")));
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path main : modules.map(module -> module.resolve("src/main")).toList()) {
        if (Files.isDirectory(main)) {
          try (Stream<Path> files = Files.walk(main)) {
            files
                .filter(Files::isRegularFile)
                .filter(file -> !file.endsWith("EnvironmentVariable.java"))
                .forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }
}

package dev.flow.maestro.session.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.bootstrap.Distribution.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types the commands of the README's first sessions, and compares what they print. */
class ReadmeIT {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @TempDir Path folder;

  private record Step(String command, String output) {}

  /** What one of the blocks of the README shows, counted from 1. */
  private static List<Step> session(int number) throws Exception {
    String block = Files.readString(Path.of("../README.md")).split("```console\n", -1)[number];
    List<Step> steps = new ArrayList<>();
    for (String step : block.substring(0, block.indexOf("```")).split("(?m)^\\$ ", -1)) {
      if (!step.isEmpty()) {
        int end = step.indexOf('\n');
        steps.add(new Step(step.substring(0, end), step.substring(end + 1)));
      }
    }
    return steps;
  }

  /** Times, places and revisions of git differ from run to run; the rest does not. */
  private static String withoutAccidents(String text) {
    return ID.matcher(text)
        .replaceAll("ID")
        .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{15}Z", "TIME")
        .replaceAll("\"commit\": \"[0-9a-f]{40}\"", "\"commit\": \"COMMIT\"")
        .replaceAll("\\b[0-9a-f]{8}  ", "SHORT  ")
        .replaceAll("now    |[0-9]+s ago ", "AGO ")
        .replaceAll("[0-9-]{10} [0-9:]{8} UTC \\((now|[0-9]+s ago)\\)", "TIME")
        .replaceAll("main at [0-9a-f]{12}", "main at COMMIT")
        .replaceAll("repository  /.*", "repository  ROOT")
        .replaceAll("\"repo_root\": \"[^\"]*\"", "\"repo_root\": \"ROOT\"");
  }

  @Test
  void theFirstSessionOnATerminalIsAsTheReadmeShowsIt() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script")),
        "not run: the program script, which gives a terminal, is not there");
    Distribution program = new Distribution(folder);
    inAGitRepository();
    List<Step> steps = session(1);
    assertThat(steps).hasSize(8);
    for (Step step : steps) {
      List<String> words = words(step.command());

      Run run =
          program.runOnTerminal(
              "rows 50 cols 80",
              Map.of("NO_COLOR", "1"),
              words.subList(1, words.size()).toArray(String[]::new));

      assertThat(withoutAccidents(run.out().replace("\r", "")))
          .as(step.command())
          .isEqualTo(withoutAccidents(step.output()));
    }
  }

  @Test
  void theFirstSessionOfAProgramIsAsTheReadmeShowsIt() throws Exception {
    Distribution program = new Distribution(folder);
    inAGitRepository();
    String readmeId = "none";
    String id = "none";
    List<Step> steps = session(2);
    assertThat(steps).hasSize(6);
    for (Step step : steps) {
      List<String> words = words(step.command().replace(readmeId.substring(0, 4), id));
      assertThat(words.get(0)).isEqualTo("./maestro-session");

      Run run = program.run(words.subList(1, words.size()).toArray(String[]::new));

      assertThat(withoutAccidents(run.out() + run.err()))
          .as(step.command())
          .isEqualTo(withoutAccidents(step.output()));
      if (readmeId.equals("none")) {
        readmeId = firstId(step.output());
        id = firstId(run.out());
      }
    }
  }

  private void inAGitRepository() throws Exception {
    for (List<String> git :
        List.of(
            List.of("git", "init", "-q", "-b", "main"),
            List.of(
                "git",
                "-c",
                "user.name=dev",
                "-c",
                "user.email=dev@example.org",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "Start"))) {
      assertThat(new ProcessBuilder(git).directory(folder.toFile()).start().waitFor()).isZero();
    }
  }

  private static String firstId(String text) {
    Matcher matcher = ID.matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher.group();
  }

  private static List<String> words(String command) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}

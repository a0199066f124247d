package dev.flow.maestro.session.adapter.git;

import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A process that detects and prints what it found, a line each. */
final class DetectionMain {

  /** Has JGit open the repository as everybody does. */
  static final String AS_EVERYBODY = "as-everybody";

  private DetectionMain() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    if (arguments.length > 1) {
      new FileRepositoryBuilder().findGitDir(folder.toFile()).build().close();
      return;
    }
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    Detection detection = new JGitContextDetector(folder).detect();
    Set<Thread> after = Thread.getAllStackTraces().keySet();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(detection.context().branch());
    out.println(detection.context().commit());
    out.println(detection.context().repoRoot());
    out.println(detection.problem().orElse("no problem"));
    out.println(before.containsAll(after) ? "no new thread" : "new threads: " + after);
  }
}

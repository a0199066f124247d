import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Prints one summary of the tests of all modules, in Surefire's own form, after every skipped test's
 * reason. Fails where a test was skipped without saying "not run: why".
 */
final class Summary {

  public static void main(String[] arguments) throws Exception {
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, Integer> reasons = new TreeMap<>();
    for (Path report : reports()) {
      NodeList cases =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        Element test = (Element) cases.item(i);
        counts.merge("run", 1, Integer::sum);
        for (String outcome : List.of("failure", "error", "skipped")) {
          NodeList found = test.getElementsByTagName(outcome);
          if (found.getLength() > 0) {
            counts.merge(outcome, 1, Integer::sum);
            if (outcome.equals("skipped")) {
              reasons.merge(reason((Element) found.item(0)), 1, Integer::sum);
            }
          }
        }
      }
    }
    reasons.forEach((reason, count) -> System.out.println("skipped " + count + ": " + reason));
    boolean explained = reasons.keySet().stream().allMatch(reason -> reason.contains("not run:"));
    System.out.println("\nResults:\n");
    System.out.printf(
        "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d%n",
        counts.getOrDefault("run", 0),
        counts.getOrDefault("failure", 0),
        counts.getOrDefault("error", 0),
        counts.getOrDefault("skipped", 0));
    if (!explained) {
      System.err.println("a test was skipped without saying why");
      System.exit(1);
    }
  }

  private static String reason(Element skipped) {
    String message = skipped.getAttribute("message");
    String text = message.isEmpty() ? skipped.getTextContent() : message;
    return text.strip().lines().findFirst().orElse("").replaceFirst("^.*Assumption failed: ", "");
  }

  private static List<Path> reports() throws IOException {
    PathMatcher matcher =
        FileSystems.getDefault()
            .getPathMatcher("glob:./*/target/{surefire,failsafe}-reports/TEST-*.xml");
    try (Stream<Path> files = Files.walk(Path.of("."), 4)) {
      return files.filter(matcher::matches).sorted().toList();
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.domain.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a store holds that may be the value of a flag, for shells: a line each, the value, a tab and
 * a description. Says nothing where there is nothing, or where anything is wrong: who completes a
 * word wants to hear of no errors.
 */
final class LiveValues {

  private static final int MOST_SESSIONS = 100;
  private static final int DESCRIPTION = 60;

  private LiveValues() {}

  /**
   * The lines of a kind.
   *
   * @param kind the key of a {@link ValueKind}
   * @param root what {@code --repo-root} says
   * @param store what {@code --store} says
   */
  static String of(
      String kind,
      Optional<String> root,
      Optional<String> store,
      SessionManagerFactory managers,
      Console console) {
    try {
      Path folder = RepoRoot.find(root, console);
      String place = store.orElse(console.environment().getOrDefault("MAESTRO_STORE", ""));
      boolean inFiles = place.isEmpty() || place.equals("files");
      if (inFiles && !Files.isDirectory(folder.resolve(".flow"))) {
        return "";
      }
      SessionManagerFactory chosen = store.map(managers::of).orElse(managers);
      return lines(kind, chosen.openForNow(folder, WarningListener.none()).rehearsal());
    } catch (RuntimeException e) {
      return "";
    }
  }

  private static String lines(String kind, SessionManager manager) {
    StringBuilder lines = new StringBuilder();
    if (kind.equals(ValueKind.SESSION.key())) {
      List<Session> newest =
          manager.querySessions(SessionQuery.all().limitedTo(MOST_SESSIONS)).sessions();
      if (!newest.isEmpty()) {
        line(lines, "last", "the one that was created last");
      }
      newest.forEach(
          it -> line(lines, it.id().toString(), it.status().key() + "  " + it.featureRequest()));
    } else if (kind.equals(ValueKind.TRASHED.key())) {
      manager
          .listTrash()
          .sessions()
          .forEach(
              it ->
                  line(
                      lines,
                      it.entry().name(),
                      it.session().map(Session::featureRequest).orElse("")));
    } else if (kind.equals(ValueKind.TEMPLATE.key())) {
      manager
          .listTemplates()
          .templates()
          .forEach(it -> line(lines, it.name().value(), it.featureRequest().toString()));
    }
    return lines.toString();
  }

  private static void line(StringBuilder lines, String value, String description) {
    String text = description.lines().findFirst().orElse("");
    int end =
        text.offsetByCodePoints(0, Math.min(DESCRIPTION, text.codePointCount(0, text.length())));
    lines
        .append(value)
        .append('\t')
        .append(Messages.printable(text.substring(0, end).replace('\t', ' ')))
        .append('\n');
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.RootState;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The roots of repositories, for people and for programs. */
final class RootText {

  private RootText() {}

  /** The members of an object. */
  static void show(List<RootState> states, Output output) {
    if (output.isForPeople()) {
      output.text(forPeople(states));
    } else {
      output.array(states.stream().map(RootText::forPrograms).toList());
    }
  }

  static Map<String, Object> forPrograms(RootState state) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("repository", state.root().toString());
    members.put("state", state.kind().key());
    if (!state.reason().isEmpty()) {
      members.put("reason", state.reason());
    }
    return members;
  }

  /** A line for each: the path, and what is wrong there. */
  static String forPeople(List<RootState> states) {
    StringBuilder text = new StringBuilder();
    for (RootState state : states) {
      text.append(Messages.printable(state.root().toString()));
      if (!state.reason().isEmpty()) {
        text.append("  (")
            .append(state.kind().key().replace('_', ' '))
            .append(": ")
            .append(Messages.printable(state.reason()))
            .append(')');
      }
      text.append('\n');
    }
    return text.toString();
  }

  /** As many names from the end of each path as tell all of them apart, the same for each. */
  static Map<Path, String> shortNames(Collection<Path> roots) {
    int longest = roots.stream().mapToInt(Path::getNameCount).max().orElse(0);
    for (int count = 1; count < longest; count++) {
      int names = count;
      if (roots.stream().map(root -> names(root, names)).distinct().count() == roots.size()) {
        return named(roots, names);
      }
    }
    return named(roots, longest);
  }

  private static Map<Path, String> named(Collection<Path> roots, int count) {
    return roots.stream()
        .collect(Collectors.toMap(root -> root, root -> Messages.printable(end(root, count))));
  }

  private static String end(Path root, int count) {
    return root.getNameCount() <= count ? root.toString() : names(root, count).toString();
  }

  /** The last names; the root of all has none. */
  private static Path names(Path root, int count) {
    int names = root.getNameCount();
    return names == 0 ? root : root.subpath(Math.max(0, names - count), names);
  }
}

package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.application.port.CompanionName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of one session's files, which must be apart on every system: also where upper and lower
 * case are the same, and none may be a folder of another.
 */
final class FileNames {

  private final Set<String> files = new HashSet<>();
  private final Map<String, String> folders = new HashMap<>();

  /** Takes one more name, unless something forbids it; then tells what. */
  Optional<String> add(CompanionName name) {
    String folded = CompanionName.folded(name.text());
    if (files.contains(folded)) {
      return Optional.of("another file has the same name, or the same but for its case");
    }
    if (folders.containsKey(folded)) {
      return Optional.of("a folder has the same name");
    }
    for (int slash = name.text().indexOf('/'); slash >= 0; ) {
      String folder = name.text().substring(0, slash);
      if (files.contains(CompanionName.folded(folder))) {
        return Optional.of("a file has the name of its folder");
      }
      if (!folders.getOrDefault(CompanionName.folded(folder), folder).equals(folder)) {
        return Optional.of("another folder has the same name but for its case");
      }
      slash = name.text().indexOf('/', slash + 1);
    }
    for (int slash = name.text().indexOf('/'); slash >= 0; ) {
      String folder = name.text().substring(0, slash);
      folders.put(CompanionName.folded(folder), folder);
      slash = name.text().indexOf('/', slash + 1);
    }
    files.add(folded);
    return Optional.empty();
  }
}

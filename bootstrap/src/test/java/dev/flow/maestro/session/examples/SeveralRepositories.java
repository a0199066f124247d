package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.adapter.fs.FileRepositoryAccess;
import dev.flow.maestro.session.adapter.fs.FileRootRegistry;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.RepositoriesResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What is going on in all repositories that are remembered in a file. */
final class SeveralRepositories {

  private SeveralRepositories() {}

  // readme: several repositories
  static List<String> activeEverywhere(Path file) {
    Repositories repositories =
        new Repositories(
            new FileRootRegistry(file, Duration.ofSeconds(10)),
            new FileRepositoryAccess(),
            InstantSource.system());

    RepositoriesResult active =
        repositories.querySessions(repositories.roots(), SessionQuery.all().active());

    List<String> lines = new ArrayList<>();
    active
        .sessions()
        .forEach(found -> lines.add(found.repository() + ": " + found.value().featureRequest()));
    active.unreachable().forEach(missing -> lines.add(missing.toString()));
    return lines;
  }

  // readme: end
}

package dev.flow.maestro.session.examples;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileTemplateRepository;
import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionPorts;
import dev.flow.maestro.session.domain.SessionId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;

/** What all examples begin with. */
final class Examples {

  private Examples() {}

  /** Sessions and templates in files below a folder. */
  static SessionManager open(Path folder) {
    return new SessionManager(
        SessionPorts.of(
                new FileSessionRepository(folder),
                new JGitContextDetector(folder),
                () -> new SessionId(UUID.randomUUID()),
                InstantSource.system())
            .withTemplates(new FileTemplateRepository(folder)));
  }
}

package dev.flow.maestro.session.bootstrap;

import dev.flow.maestro.session.adapter.cli.RunMetrics;
import dev.flow.maestro.session.adapter.cli.SessionManagerFactory;
import dev.flow.maestro.session.adapter.metrics.RunMeters;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.WarningListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A run whose stores are measured. Nothing but this and what it uses loads Micrometer, so that a
 * command that nobody measures does not pay for it.
 */
final class MeasuredRun implements RunMetrics {

  private final RunMeters meters = new RunMeters();
  private final Map<String, String> environment;

  MeasuredRun(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public SessionManagerFactory managers() {
    return new Stores(environment);
  }

  @Override
  public Repositories repositories() {
    Settings settings = settings(Path.of(""), environment);
    return new Repositories(
        Adapters.roots(settings), new Access(Adapters.access(settings)), Adapters.clock());
  }

  @Override
  public void writeTo(Path file) throws IOException {
    meters.writeTo(file);
  }

  private Settings settings(Path root, Map<String, String> variables) {
    Settings settings = Settings.fromEnvironment(root, variables);
    return settings.withFiles(settings.files().withListener(meters.listener()));
  }

  private final class Stores implements SessionManagerFactory {

    private final Map<String, String> variables;

    Stores(Map<String, String> variables) {
      this.variables = variables;
    }

    @Override
    public SessionManagerFactory of(String store) {
      return new Stores(Settings.withStore(variables, store));
    }

    @Override
    public SessionManager open(Path root, WarningListener warnings) {
      Settings settings = settings(root, variables);
      SessionRepository store = Adapters.repository(settings);
      meters.count(store);
      return open(settings, store, warnings);
    }

    /** What will be gone at the end is not counted. */
    @Override
    public SessionManager openForNow(Path root, WarningListener warnings) {
      Settings settings = settings(root, variables).notRemembered();
      return open(settings, Adapters.repository(settings), warnings);
    }

    private SessionManager open(
        Settings settings, SessionRepository store, WarningListener warnings) {
      return new SessionManager(
          Adapters.ports(settings, meters.measured(store))
              .withObserver(
                  SessionObserver.toAll(List.of(Adapters.observer(settings), meters.observer())))
              .withWarnings(warnings));
    }
  }

  /** Opens several repositories, none of which is counted. */
  private final class Access implements RepositoryAccess {

    private final RepositoryAccess others;

    Access(RepositoryAccess others) {
      this.others = others;
    }

    @Override
    public RootState look(Path root) {
      return others.look(root);
    }

    @Override
    public SessionRepository open(Path root) {
      return meters.measured(others.open(root));
    }
  }
}

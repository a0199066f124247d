package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.StoreReport;

/** Looks for what is wrong with the store. */
public final class InspectStore {

  private final SessionRepository repository;

  /** Uses the repository. */
  public InspectStore(SessionPorts ports) {
    this.repository = ports.repository();
  }

  /**
   * Everything that is wrong, and what was mended if the inspection asks for it.
   *
   * @throws dev.flow.maestro.session.domain.StoreUnavailableException if the store cannot be
   *     reached
   */
  public StoreReport inspect(Inspection inspection) {
    return repository.inspect(inspection);
  }
}

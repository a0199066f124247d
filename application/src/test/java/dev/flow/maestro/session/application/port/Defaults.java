package dev.flow.maestro.session.application.port;

/** What {@link SessionRepository} does by default, for stores that inherit something else. */
public final class Defaults {

  private Defaults() {}

  /** See {@link SessionRepository#inspect}. */
  public static StoreReport inspect(SessionRepository store, Inspection inspection) {
    return new RecordInspection(store).inspect(inspection);
  }
}

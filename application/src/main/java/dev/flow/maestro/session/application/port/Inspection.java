package dev.flow.maestro.session.application.port;

/**
 * How to inspect a store.
 *
 * @param repair whether to mend what can be mended without losing anything
 * @param progress is told how far it is
 */
public record Inspection(boolean repair, Progress progress) {

  /** Is told how far an inspection is. It should be quick and not throw. */
  @FunctionalInterface
  public interface Progress {

    /** So many of all records were looked at. */
    void onChecked(int checked, int all);
  }

  /** Only looks. */
  public static Inspection looking() {
    return new Inspection(false, (checked, all) -> {});
  }

  /** Looks and mends. */
  public static Inspection repairing() {
    return new Inspection(true, (checked, all) -> {});
  }

  /** The same, that only looks. */
  public Inspection withoutRepair() {
    return new Inspection(false, progress);
  }

  /** The same, telling somebody how far it is. */
  public Inspection telling(Progress other) {
    return new Inspection(repair, other);
  }
}

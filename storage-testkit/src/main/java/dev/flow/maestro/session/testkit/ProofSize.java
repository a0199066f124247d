package dev.flow.maestro.session.testkit;

import java.time.Duration;

/**
 * How much a proof does: little in every build, much when somebody asks for it with {@code
 * -Dmaestro.long=true}.
 */
public final class ProofSize {

  /** The system property that asks for the long sizes. */
  public static final String LONG_PROPERTY = "maestro.long";

  private ProofSize() {}

  /** The number for this run. */
  public static int of(int everyBuild, int onDemand) {
    return isLong() ? onDemand : everyBuild;
  }

  /** The time for this run. */
  public static Duration of(Duration everyBuild, Duration onDemand) {
    return isLong() ? onDemand : everyBuild;
  }

  private static boolean isLong() {
    return Boolean.getBoolean(LONG_PROPERTY);
  }
}

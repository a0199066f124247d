package dev.flow.maestro.session.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock for tests: it stands still until it is told to move. Safe for use by several threads. */
public final class SettableInstantSource implements InstantSource {

  private volatile Instant now;

  /** Starts at this time. */
  public SettableInstantSource(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves to this time, which may be an earlier one. */
  public synchronized void set(Instant time) {
    now = time;
  }

  /** Moves on by so much, or back where the duration is negative. */
  public synchronized void advance(Duration duration) {
    now = now.plus(duration);
  }
}

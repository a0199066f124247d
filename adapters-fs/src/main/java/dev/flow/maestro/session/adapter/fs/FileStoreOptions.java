package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.StoreListener;
import dev.flow.maestro.session.domain.InvalidInputException;
import java.time.Duration;

/**
 * How an instance of the file store works. Instances on one store, in one process or several, may
 * differ.
 *
 * @param lockTimeout how long a change waits for another writer of the same session; 100 days where
 *     it is longer
 * @param durability what changes through the instance outlive
 * @param foreignEdits how its queries allow for what other programs write into the store
 * @param listener is told of waits for locks, and of edits from outside while the session is locked
 */
public record FileStoreOptions(
    Duration lockTimeout,
    Durability durability,
    ForeignEdits foreignEdits,
    StoreListener listener) {

  private static final Duration LONGEST_LOCK_TIMEOUT = Duration.ofDays(100);

  private static final FileStoreOptions DEFAULTS =
      new FileStoreOptions(
          Duration.ofSeconds(10), Durability.FULL, ForeignEdits.CHECKED, StoreListener.none());

  /**
   * Checks the time-out.
   *
   * @throws InvalidInputException if it is negative
   */
  public FileStoreOptions {
    if (lockTimeout.isNegative()) {
      throw InvalidInputException.of("lock timeout", lockTimeout.toString(), "0 or more");
    }
    lockTimeout =
        lockTimeout.compareTo(LONGEST_LOCK_TIMEOUT) < 0 ? lockTimeout : LONGEST_LOCK_TIMEOUT;
  }

  /**
   * Ten seconds for a lock, changes that outlive a power cut, queries that see what others do, and
   * nobody who is told.
   */
  public static FileStoreOptions defaults() {
    return DEFAULTS;
  }

  /** The same with another patience. */
  public FileStoreOptions withLockTimeout(Duration other) {
    return new FileStoreOptions(other, durability, foreignEdits, listener);
  }

  /** The same with another durability. */
  public FileStoreOptions withDurability(Durability other) {
    return new FileStoreOptions(lockTimeout, other, foreignEdits, listener);
  }

  /** The same with other queries. */
  public FileStoreOptions withForeignEdits(ForeignEdits other) {
    return new FileStoreOptions(lockTimeout, durability, other, listener);
  }

  /** The same with another listener. What it throws breaks nothing. */
  public FileStoreOptions withListener(StoreListener other) {
    return new FileStoreOptions(lockTimeout, durability, foreignEdits, other);
  }
}

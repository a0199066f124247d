package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Fails the operation with a number, among those that are meant, once or from then on for ever. */
final class FailingOperation implements Trap {

  private final DiskError error;
  private final Predicate<Operation> meant;
  private final int number;
  private final boolean forEver;
  private int seen;
  private String hit = "";

  private FailingOperation(
      DiskError error, Predicate<Operation> meant, int number, boolean forEver) {
    this.error = error;
    this.meant = meant;
    this.number = number;
    this.forEver = forEver;
  }

  /** Fails the operation with this number, from 1, among those that can meet the error. */
  static FailingOperation number(int number, DiskError error, boolean forEver) {
    return new FailingOperation(error, error::isPlausibleAt, number, forEver);
  }

  /** Fails the operation with this number, from 1, among those of one kind, with EIO, once. */
  static FailingOperation number(int number, Operation kind) {
    return new FailingOperation(DiskError.EIO, kind::equals, number, false);
  }

  @Override
  public synchronized void before(Operation operation, Path path) throws IOException {
    if (!meant.test(operation)) {
      return;
    }
    seen++;
    if (seen == number || (forEver && seen > number)) {
      if (hit.isEmpty()) {
        hit = operation + " of " + path;
      }
      throw error.at(operation, path);
    }
  }

  /** Whether there was an operation with that number. */
  synchronized boolean wasHit() {
    return !hit.isEmpty();
  }

  @Override
  public synchronized String toString() {
    return error + " at operation " + number + (forEver ? " and after" : "") + ", " + hit;
  }
}

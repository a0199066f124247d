package dev.flow.maestro.session.adapter.postgresql;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a transaction did, before it is committed.
 *
 * @param result what its caller gets
 * @param proof finds out afterwards, on another connection, whether it took place
 */
record Effect<T>(T result, Proof proof) {

  /** Looks for traces of a transaction that is neither running nor unborn. */
  interface Proof {
    boolean holds(Connection connection) throws SQLException;
  }

  /** Nothing was done, so that it does not matter whether that took place. */
  static <T> Effect<T> none(T result) {
    return new Effect<>(result, connection -> true);
  }
}

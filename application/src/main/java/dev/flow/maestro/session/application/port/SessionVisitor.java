package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;

/** Is shown the sessions of a store one by one, so that they are never all in memory. */
public interface SessionVisitor {

  /** Is shown a session that meets the filters. */
  void onSession(Session session);

  /** Is told of a record that could not be read and so might have met them. */
  void onUnreadable(UnreadableRecord record);

  /**
   * Is told now and then how far a store is that has to read many records before it can show the
   * first session. A store that need not never calls this.
   *
   * @param read how many it has read
   * @param all how many it has to read
   */
  default void onProgress(int read, int all) {}
}

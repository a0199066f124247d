package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.function.Consumer;

/** Takes whole sessions away, such as into a file. For one thread. */
@FunctionalInterface
public interface RecordSink {

  /**
   * Takes a session.
   *
   * @param record of a later id than the one before
   * @param leftOut is told of each file of another tool that could not be taken
   * @throws dev.flow.maestro.session.domain.SessionException if it cannot take it; then what was
   *     taken so far is of no use
   */
  void take(SessionRecord record, Consumer<UnreadableRecord> leftOut);
}

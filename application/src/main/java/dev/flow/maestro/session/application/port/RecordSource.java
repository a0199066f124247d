package dev.flow.maestro.session.application.port;

import java.util.function.Consumer;

/** Where whole sessions come from, such as a file. For one thread. */
@FunctionalInterface
public interface RecordSource {

  /**
   * Shows every session, in the order of the ids, and may be asked to do so again. The files of a
   * record can be read once, before the visitor returns, and need not be. What cannot be trusted
   * ends this, at the latest when the last session was shown; what the visitor throws goes through.
   *
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException naming the place that is
   *     damaged or not allowed; also from the files of a record
   */
  void showTo(Consumer<SessionRecord> visitor);
}

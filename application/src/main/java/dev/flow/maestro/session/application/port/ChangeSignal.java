package dev.flow.maestro.session.application.port;

import java.time.Duration;

/**
 * Wakes who follows the changes of a store. It hints at where to look and tells nothing itself: the
 * truth is what the store shows.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>name, in the end, each session that was created, changed, deleted, restored, landed or
 *       advanced after the signal was opened, through whatever instance, or say that everything may
 *       have changed; after the change can be read, and not only before,
 *   <li>name it again if it changes after it was named,
 *   <li>need next to no processor time while nothing happens,
 *   <li>survive trouble with what it waits for: look by itself now and then, or try again.
 * </ul>
 *
 * <p>A signal is for one thread, from its opening to {@link #close}.
 */
public interface ChangeSignal extends AutoCloseable {

  /**
   * Waits until something may have changed. It may come back sooner and with nothing; on a thread
   * that is interrupted it does not wait, and leaves it interrupted.
   *
   * @param atMost how long at the most, about; not at all, where it is not positive
   * @return what may have changed since the last call, or since the opening
   */
  PossibleChanges await(Duration atMost);

  /** Ends it, and frees what it holds. */
  @Override
  void close();

  /** Knows of nothing, and says about once a second that everything may have changed. */
  static ChangeSignal polling() {
    return new PollingSignal();
  }
}

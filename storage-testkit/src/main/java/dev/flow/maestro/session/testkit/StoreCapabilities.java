package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import java.util.Optional;

/**
 * What a store under test may lack. To override a method is to declare that the store has it; the
 * tests that need what is not declared are reported as skipped, with the reason.
 */
abstract class StoreCapabilities {

  StoreCapabilities() {}

  /**
   * Opens one more instance over the data of the store that was opened last, as a second process
   * would.
   *
   * @return the instance, or empty where the store cannot share its data; so it is unless
   *     overridden
   */
  protected Optional<SessionRepository> openAgain() throws Exception {
    return Optional.empty();
  }

  /**
   * Tells how other processes come to the data of the store that was opened last. The kit starts
   * them and ends them.
   *
   * @return the location, or empty where the data is of this process alone; so it is unless
   *     overridden
   */
  protected Optional<StoreLocation> location() throws Exception {
    return Optional.empty();
  }

  /**
   * Cuts the power at this moment, in the worst way, and opens what is found afterwards: an effect
   * that was not made durable is lost. Called at most once in each test; no instance that was
   * opened before is used after it, so it does not matter whether those see the cut.
   *
   * @return the store as it is found, or empty where it is not durable or the power cannot be cut;
   *     so it is unless overridden
   */
  protected Optional<SessionRepository> openAfterPowerCut() throws Exception {
    return Optional.empty();
  }

  /**
   * Changes the feature request of a session as another program would, which knows nothing of the
   * store and its revisions.
   *
   * @param id of a session that is there
   * @param featureRequest another one than it has; letters, digits and blanks only
   * @return whether that was done; false, as it is unless overridden, where nobody writes but
   *     through the store
   */
  protected boolean editFromOutside(SessionId id, String featureRequest) throws Exception {
    return false;
  }

  /**
   * Makes the record with this id unreadable, by other means than the store; where there is none,
   * puts an unreadable one there.
   *
   * @return whether that was done; false, as it is unless overridden, where the store can hold
   *     nothing that it cannot read
   */
  protected boolean makeUnreadable(SessionId id) throws Exception {
    return false;
  }

  /**
   * Makes the history of the session with this id unreadable, by other means than the store. The
   * session is there, and has been changed once.
   *
   * @return whether that was done; false, as it is unless overridden, where the store can hold
   *     nothing that it cannot read
   */
  protected boolean makeHistoryUnreadable(SessionId id) throws Exception {
    return false;
  }

  /**
   * Whether the store keeps a text with half of a surrogate pair in it, which no Unicode encoding
   * can write. True unless overridden.
   */
  protected boolean keepsLoneSurrogates() {
    return true;
  }
}

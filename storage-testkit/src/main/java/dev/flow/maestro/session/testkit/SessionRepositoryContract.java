package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link SessionRepository} must do, as tests. Who writes a store extends this class:
 *
 * <pre>{@code
 * final class FolderStoreTest extends SessionRepositoryContract {
 *
 *   @TempDir Path folder;
 *
 *   @Override
 *   protected SessionRepository openEmpty() {
 *     return new FolderStore(folder);
 *   }
 *
 *   @Override
 *   protected Optional<SessionRepository> openAgain() {
 *     return Optional.of(new FolderStore(folder));
 *   }
 *
 *   @Override
 *   protected boolean makeUnreadable(SessionId id) throws IOException {
 *     Files.writeString(folder.resolve(id + ".session"), "garbage");
 *     return true;
 *   }
 * }
 * }</pre>
 *
 * <p>Only {@link #openEmpty} must be there. Each other method declares something that a store may
 * lack; the tests that need it are then reported as skipped, with the reason. Every method is
 * called after the subclass's own {@code @BeforeEach}, on the same instance. Closing and removing
 * what was opened is the business of the subclass's {@code @AfterEach}.
 *
 * <p>These tests cannot cut the power, kill the process or start a second one, and do not know how
 * another program writes into a store. What the port says of these is left to tests that know the
 * store; a second instance comes as near to a second process as can be had here.
 */
public abstract class SessionRepositoryContract {

  /** For subclasses. */
  protected SessionRepositoryContract() {}

  /** Opens the store under test with nothing in it. Called once in each test. */
  protected abstract SessionRepository openEmpty() throws Exception;

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

  @Nested
  final class Creating extends CreateContract {
    Creating() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class RoundTrip extends RoundTripContract {
    RoundTrip() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Updating extends UpdateContract {
    Updating() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class History extends HistoryContract {
    History() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Deleting extends DeleteContract {
    Deleting() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Querying extends QueryContract {
    Querying() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class IdsStartingWith extends PrefixContract {
    IdsStartingWith() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class UnreadableRecords extends UnreadableContract {
    UnreadableRecords() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Writers extends WritersContract {
    Writers() {
      super(SessionRepositoryContract.this);
    }

    @Override
    SessionRepository other() {
      return store();
    }
  }

  @Nested
  final class WritersOnTwoInstances extends WritersContract {
    WritersOnTwoInstances() {
      super(SessionRepositoryContract.this);
    }

    @Override
    SessionRepository other() throws Exception {
      return secondInstance();
    }
  }

  @Nested
  final class Readers extends ReadersContract {
    Readers() {
      super(SessionRepositoryContract.this);
    }

    @Override
    SessionRepository other() {
      return store();
    }
  }

  @Nested
  final class ReadersOnTwoInstances extends ReadersContract {
    ReadersOnTwoInstances() {
      super(SessionRepositoryContract.this);
    }

    @Override
    SessionRepository other() throws Exception {
      return secondInstance();
    }
  }

  @Nested
  final class TwoInstances extends InstancesContract {
    TwoInstances() {
      super(SessionRepositoryContract.this);
    }
  }
}

package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionRepository;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

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
 *   protected Optional<StoreLocation> location() {
 *     return Optional.of(new StoreLocation(Opener.class, folder.toString()));
 *   }
 *
 *   static final class Opener implements SessionRepositoryOpener {
 *     @Override
 *     public SessionRepository open(String location) {
 *       return new FolderStore(Path.of(location));
 *     }
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
 * <p>Only {@link #openEmpty} must be there. To override one of the other methods is to declare what
 * a store may lack:
 *
 * <table>
 * <caption>Capabilities</caption>
 * <tr><th>the store</th><th>method</th></tr>
 * <tr><td>can be opened twice</td><td>{@link #openAgain}</td></tr>
 * <tr><td>is shared by processes</td><td>{@link #location}</td></tr>
 * <tr><td>outlives a power cut</td><td>{@link #openAfterPowerCut}</td></tr>
 * <tr><td>is written by others, too</td><td>{@link #editFromOutside}</td></tr>
 * <tr><td>may hold what it cannot read</td><td>{@link #makeUnreadable}, {@link
 *     #makeHistoryUnreadable}</td></tr>
 * <tr><td>keeps Unicode only</td><td>{@link #keepsLoneSurrogates}</td></tr>
 * </table>
 *
 * <p>The tests that need what is not declared are reported as skipped: "not run: " and why. Every
 * method is called after the subclass's own {@code @BeforeEach}, on the same instance. Closing and
 * removing what was opened is the business of the subclass's {@code @AfterEach}.
 *
 * <p>With {@code -Dmaestro.long=true} the same tests do much more: see {@link ProofSize}.
 */
public abstract class SessionRepositoryContract extends StoreCapabilities {

  /**
   * The tag of the tests that call {@link #openAfterPowerCut}. A subclass whose disk has to be made
   * ready for that, and is slower for it, finds the tag in the {@code TestInfo} of its {@code
   * BeforeEach} method.
   */
  protected static final String POWER_CUT = "power-cut";

  /** The tag of the tests that start other processes. */
  protected static final String PROCESSES = "processes";

  /** For subclasses. */
  protected SessionRepositoryContract() {}

  /** Opens the store under test with nothing in it. Called once in each test. */
  protected abstract SessionRepository openEmpty() throws Exception;

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
  final class Landing extends LandingContract {
    Landing() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class InTheTrash extends TrashContract {
    InTheTrash() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Holding extends HoldContract {
    Holding() {
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
  final class Searching extends SearchContract {
    Searching() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Scanning extends ScanContract {
    Scanning() {
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
  final class Inspecting extends InspectionContract {
    Inspecting() {
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

  @Nested
  final class Overdue extends OverdueContract {
    Overdue() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Expectations extends ExpectationContract {
    Expectations() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class IllegalMoves extends IllegalMovesContract {
    IllegalMoves() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class Clocks extends ClockContract {
    Clocks() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class RandomCommands extends RandomCommandsContract {
    RandomCommands() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  @Tag(PROCESSES)
  final class SeveralProcesses extends ProcessesContract {
    SeveralProcesses() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  final class EditsFromOutside extends OutsideEditContract {
    EditsFromOutside() {
      super(SessionRepositoryContract.this);
    }
  }

  @Nested
  @Tag(POWER_CUT)
  final class PowerCuts extends PowerCutContract {
    PowerCuts() {
      super(SessionRepositoryContract.this);
    }
  }
}

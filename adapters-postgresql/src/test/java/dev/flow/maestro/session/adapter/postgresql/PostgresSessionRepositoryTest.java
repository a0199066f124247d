package dev.flow.maestro.session.adapter.postgresql;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import dev.flow.maestro.session.testkit.SessionRepositoryContract;
import dev.flow.maestro.session.testkit.SessionRepositoryOpener;
import dev.flow.maestro.session.testkit.StoreLocation;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/**
 * The contract of every store, on a real server. Power is not cut: the server is killed, so that
 * what it held back is lost, and what it gave to the operating system is not. Nobody edits from
 * outside.
 */
class PostgresSessionRepositoryTest extends SessionRepositoryContract {

  private static final String EMPTY =
      """
      truncate maestro.session, maestro.event, maestro.file, maestro.file_part;
      update maestro.cleanup set at = null, mark = null""";

  /** One database for all tests: to empty it takes less time than to make one. */
  private static final class Contents {
    static final String DATABASE = made();

    private static String made() {
      try {
        return Server.shared().newDatabase();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final List<PostgresSessionRepository> opened = new ArrayList<>();

  private SessionRepository open() {
    PostgresSessionRepository store =
        PostgresSessionRepository.open(Server.shared().settings(Contents.DATABASE));
    opened.add(store);
    return store;
  }

  @Override
  protected SessionRepository openEmpty() throws SQLException {
    SessionRepository store = open();
    Server.shared().execute(Contents.DATABASE, EMPTY);
    return store;
  }

  @AfterEach
  void closeAll() {
    opened.forEach(PostgresSessionRepository::close);
  }

  @Override
  protected Optional<SessionRepository> openAgain() {
    return Optional.of(open());
  }

  @Override
  protected Optional<StoreLocation> location() {
    return Optional.of(
        new StoreLocation(Opener.class, Server.shared().port() + "/" + Contents.DATABASE));
  }

  static final class Opener implements SessionRepositoryOpener {
    @Override
    public SessionRepository open(String location) {
      String[] parts = location.split("/", 2);
      return PostgresSessionRepository.open(Server.settings(Integer.parseInt(parts[0]), parts[1]));
    }
  }

  @Override
  protected Optional<SessionRepository> openAfterPowerCut() throws Exception {
    assumeTrue(
        Boolean.getBoolean(ProofSize.LONG_PROPERTY),
        "not run: a server is started anew for each; with -Dmaestro.long=true");
    Server.shared().kill();
    Server.shared().startAgain();
    return Optional.of(open());
  }

  @Override
  protected boolean makeUnreadable(SessionId id) throws SQLException {
    byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
    int changed =
        Server.shared()
            .execute(
                Contents.DATABASE,
                "update maestro.session set document = ? where id = ? and deleted_at is null",
                garbage,
                id.value());
    if (changed == 0) {
      Server.shared()
          .execute(
              Contents.DATABASE,
              """
              insert into maestro.session (id, revision, document, digest, changed_at, created_at,
                status, branch, active, words)
              values (?, 1, ?, '', now(), now(), 'planning', 'main', true, '{}')""",
              id.value(),
              garbage);
    }
    return true;
  }

  @Override
  protected boolean makeHistoryUnreadable(SessionId id) throws SQLException {
    Server.shared()
        .execute(
            Contents.DATABASE,
            """
            update maestro.event set line = 'garbage'
            where session_key = (select key from maestro.session where id = ?)""",
            id.value());
    return true;
  }
}

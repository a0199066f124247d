package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.ChangeLogFormat.Header;
import dev.flow.maestro.session.application.port.FirstSessions;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A store, one instance of which believes the log of changes, and one looks at each session. */
public abstract class LoggedStore extends IndexedStore {

  static final SessionQuery ALL = SessionQuery.all();
  static final SessionQuery FAILED = ALL.withStatus(SessionStatus.FAILED);
  static final SessionQuery PAUSED = ALL.withStatus(SessionStatus.PAUSED);

  FileSessionRepository believer;

  @BeforeEach
  void openBelieving() {
    believer = openBelieving(root);
  }

  /** Opens a store that believes the log, and makes an index of a single session already. */
  protected static FileSessionRepository openBelieving(Path root) {
    return new FileSessionRepository(root, believing(), EAGER);
  }

  /** The instance that believes the log. */
  protected final FileSessionRepository believer() {
    return believer;
  }

  static FileStoreOptions believing() {
    return FileStoreOptions.defaults().withForeignEdits(ForeignEdits.NONE);
  }

  /** A change of a session by other means than a repository. */
  interface Change<T> {
    T run() throws IOException;
  }

  /** Makes a change as every writer does, as far as the log is concerned. */
  static <T> T telling(StoreLayout layout, SessionId id, Change<T> change) {
    return new ChangeLog(layout)
        .telling(
            id,
            () -> {
              try {
                return change.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  /** Some sessions that are paused, and an index by which the believer goes. */
  List<SessionId> believed(int count) throws IOException {
    List<SessionId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(given(aSession().withStatus(SessionStatus.PAUSED).asking("Session " + i)).id());
    }
    believe();
    return ids;
  }

  /** Lets the believer come to believe the log. */
  protected final void believe() throws IOException {
    believer.query(ALL);
    believer.query(ALL);
    assertThat(believes()).as("believes the log").isTrue();
  }

  /** Whether there is a log that can be relied on, and an index that does. */
  boolean believes() throws IOException {
    Optional<OpenLog> log = OpenLog.of(layout.changes());
    Optional<SessionIndex> index = SessionIndex.open(layout.index());
    try {
      return log.isPresent()
          && log.get().isReady()
          && index.isPresent()
          && index.get().reliesOn(log.get());
    } finally {
      log.ifPresent(OpenLog::close);
      index.ifPresent(SessionIndex::close);
    }
  }

  /** What lies in the files, whatever an index or a log tells. */
  protected final QueryResult everything(SessionQuery query) {
    FirstSessions first = new FirstSessions(query);
    SessionsFolder.Listing listing = new SessionsFolder(layout).list();
    listing.misnamed().forEach(first::onUnreadable);
    for (SessionId id : listing.ids()) {
      try {
        new SessionFolder(layout, id, new Patience())
            .see()
            .map(Seen::session)
            .filter(query::matches)
            .ifPresent(first::onSession);
      } catch (UnreadableSessionException e) {
        first.onUnreadable(e.record());
      }
    }
    return first.result();
  }

  void assertHidesNothing(String what) {
    for (SessionQuery query : List.of(ALL, FAILED, PAUSED, ALL.limitedTo(2))) {
      assertThat(believer.query(query)).as(what).isEqualTo(everything(query));
      assertThat(openBelieving(root).query(query)).as(what + ", anew").isEqualTo(everything(query));
    }
  }

  /** In place, by nobody that tells. */
  void failInSecret(SessionId id) throws IOException {
    Path metadata = layout.metadata(id);
    String document = Files.readString(metadata);
    assertThat(document).contains("\"paused\"");
    Files.writeString(metadata, document.replace("\"paused\"", "\"failed\""));
  }

  List<SessionId> ids(SessionQuery query) {
    return believer.query(query).sessions().stream().map(Session::id).toList();
  }

  /** As if the writer that told last had crashed before it told that its change was over. */
  void dropLastRecord() throws IOException {
    try (FileChannel log = FileChannel.open(layout.changes(), StandardOpenOption.WRITE)) {
      log.truncate(log.size() - ChangeLogFormat.RECORD);
    }
  }

  /** As if the system had gone down and come back. */
  void cutThePower() throws IOException {
    byte[] log = Files.readAllBytes(layout.changes());
    Header header =
        ChangeLogFormat.header(Arrays.copyOf(log, ChangeLogFormat.HEADER)).orElseThrow();
    byte[] other =
        new Header(header.nonce(), new UUID(1, 2), header.inode(), header.ready()).bytes();
    System.arraycopy(other, 0, log, 0, other.length);
    overwrite(log);
  }

  /** Writes to the file that is there: it stays the same file. */
  void overwrite(byte[] log) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            layout.changes(), StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      Blocks.write(channel, log);
    }
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.IndexedStore;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A query during which the disk fails. What fails about the index changes nothing; what fails about
 * the sessions is told, and no session is missing without a word.
 */
class IndexOnFailingDiskTest extends IndexedStore {

  private static final SessionQuery QUERY =
      SessionQuery.all()
          .withStatus(SessionStatus.PAUSED)
          .matching(SearchQuery.parse("zebra"))
          .limitedTo(5);

  private QueryResult expected = new QueryResult(List.of(), List.of());
  private int hitsOfTheIndex;

  @ParameterizedTest
  @EnumSource(
      value = DiskError.class,
      names = {"EIO", "ENOSPC", "EMFILE", "EACCES"})
  void hidesNothing(DiskError error) throws IOException {
    for (int i = 0; i < 4; i++) {
      aZebra(i % 2 == 0 ? SessionStatus.PAUSED : SessionStatus.FAILED);
    }
    makeOld();
    makeIndex();
    expected = repository().query(QUERY);
    byte[] index = Files.readAllBytes(indexFile());
    for (Optional<byte[]> before : List.of(Optional.of(index), Optional.<byte[]>empty())) {
      for (boolean forEver : new boolean[] {false, true}) {
        boolean hit = true;
        for (int number = 1; hit; number++) {
          hit = tryWith(FailingOperation.number(number, error, forEver), before, forEver);
        }
      }
    }
    assertThat(hitsOfTheIndex).isPositive();
  }

  private void aZebra(SessionStatus status) {
    repository().create(aSession().withStatus(status).asking("A zebra").revision());
  }

  /** Whether the operation that was to fail was reached. */
  private boolean tryWith(FailingOperation fault, Optional<byte[]> index, boolean forEver)
      throws IOException {
    Files.deleteIfExists(indexFile());
    if (index.isPresent()) {
      Files.write(indexFile(), index.get());
    }
    FaultyDisk disk = new FaultyDisk(root());
    disk.set(fault);
    FileSessionRepository failing = open(disk.path(root()));
    Optional<QueryResult> found = Optional.empty();
    try {
      found = Optional.of(failing.query(QUERY));
    } catch (StoreUnavailableException e) {
      assertThat(fault.wasHit()).isTrue();
    }
    disk.set(Trap.NONE);
    assertThat(disk.openFiles()).as("%s", fault).isEmpty();
    boolean ofTheIndex = !forEver && fault.toString().contains("/caches/");
    if (ofTheIndex || !fault.wasHit()) {
      assertThat(found).as("%s", fault).contains(expected);
      hitsOfTheIndex += fault.wasHit() ? 1 : 0;
    }
    found.ifPresent(result -> assertThat(told(result)).as("%s", fault).containsAll(ids(expected)));
    return fault.wasHit();
  }

  private static Set<String> ids(QueryResult result) {
    Set<String> ids = new HashSet<>();
    result.sessions().forEach(session -> ids.add(session.id().toString()));
    return ids;
  }

  private static Set<String> told(QueryResult result) {
    Set<String> told = ids(result);
    result.unreadable().forEach(record -> told.add(record.name()));
    return told;
  }

  /** So that nobody waits for a writer who is not there. */
  private void makeOld() throws IOException {
    FileTime old = FileTime.from(Instant.now().minusSeconds(3600));
    try (Stream<Path> paths = Files.walk(root())) {
      for (Path path : paths.toList()) {
        Files.setLastModifiedTime(path, old);
      }
    }
  }
}

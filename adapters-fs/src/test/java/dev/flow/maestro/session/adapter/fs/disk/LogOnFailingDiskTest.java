package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.LoggedStore;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A change during which the disk fails, the log of changes included: it is either told or refused,
 * and who believes the log finds what is there.
 */
class LogOnFailingDiskTest extends LoggedStore {

  private int hitsOfTheLog;

  @ParameterizedTest
  @EnumSource(
      value = DiskError.class,
      names = {"EIO", "ENOSPC", "EACCES"})
  void isToldOrRefused(DiskError error) throws IOException {
    repository().create(aSession().withStatus(SessionStatus.PAUSED).revision());
    SessionId id = aSession().build().id();
    repository().create(aSession().withId(id).withStatus(SessionStatus.PAUSED).revision());
    for (boolean forEver : new boolean[] {false, true}) {
      boolean hit = true;
      for (int number = 1; hit; number++) {
        hit = tryWith(FailingOperation.number(number, error, forEver), id);
      }
    }
    assertThat(hitsOfTheLog).isPositive();
  }

  /** Whether the operation that was to fail was reached. */
  private boolean tryWith(FailingOperation fault, SessionId id) throws IOException {
    believe();
    FaultyDisk disk = new FaultyDisk(root());
    FileSessionRepository failing = open(disk.path(root()));
    Session before = repository().find(id).orElseThrow();
    SessionStatus next =
        before.status() == SessionStatus.PAUSED ? SessionStatus.PLANNING : SessionStatus.PAUSED;
    disk.set(fault);
    try {
      failing.update(
          id,
          session ->
              session.transition(
                  next,
                  TransitionPolicy.specification(),
                  Instant.parse("2026-03-01T10:00:00Z"),
                  Optional.empty()));
    } catch (StoreUnavailableException | UnreadableSessionException e) {
      assertThat(fault.wasHit()).isTrue();
    }
    disk.set(Trap.NONE);
    assertThat(disk.openFiles()).as("%s", fault).isEmpty();
    hitsOfTheLog += fault.toString().contains("changes.log") ? 1 : 0;
    assertHidesNothing(fault);
    return fault.wasHit();
  }

  private void assertHidesNothing(FailingOperation fault) {
    SessionQuery query = SessionQuery.all().withStatus(SessionStatus.PLANNING);
    assertThat(believer().query(query)).as("%s", fault).isEqualTo(everything(query));
  }
}

package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.testkit.ProofSize;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a glance rules out does not match, and what does not match is mostly ruled out. */
class GlanceFilterTest {

  private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");

  /** Two branches with the same hash among them. */
  private static final List<String> BRANCHES = List.of("main", "", "Aa", "BB", "\ud800");

  private static final List<Instant> BOUNDS =
      List.of(
          Instant.MIN,
          Instant.MAX,
          Instant.ofEpochSecond(Long.MAX_VALUE / 1_000_000),
          Instant.ofEpochSecond(Long.MIN_VALUE / 1_000_000),
          T.minusNanos(1),
          T.plusNanos(1),
          T.plusNanos(999));

  private final Random random = new Random(20261125);

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Instant time() {
    return T.plusNanos((random.nextInt(7) - 3) * 1000L);
  }

  private Instant bound() {
    return random.nextInt(4) == 0 ? any(BOUNDS) : time();
  }

  private Session session() {
    SessionBuilder session =
        aSession()
            .withStatus(any(List.of(SessionStatus.values())))
            .onBranch(any(BRANCHES))
            .createdAt(time());
    session = random.nextBoolean() ? session.updatedAt(time()) : session.neverUpdated();
    return (random.nextInt(3) == 0 ? session : session.inPhase(any(List.of(SessionPhase.values()))))
        .build();
  }

  private SessionQuery query() {
    SessionQuery query = SessionQuery.all();
    for (int filters = random.nextInt(4); filters > 0; filters--) {
      query =
          switch (random.nextInt(7)) {
            case 0 -> query.withStatus(any(List.of(SessionStatus.values())));
            case 1 -> query.inPhase(any(List.of(SessionPhase.values())));
            case 2 -> query.onBranch(any(BRANCHES));
            case 3 -> query.createdAfter(bound());
            case 4 -> query.createdBefore(bound());
            case 5 -> query.unchangedSince(bound());
            default -> query.active();
          };
    }
    return query;
  }

  @Test
  void nothingThatMatchesIsRuledOut() {
    int ruledOut = 0;
    int matching = 0;
    int passed = 0;
    int tries = ProofSize.of(50_000, 5_000_000);
    for (int i = 0; i < tries; i++) {
      Session session = session();
      SessionQuery query = query();
      boolean mayMatch = new GlanceFilter(query).mayMatch(Glance.of(session).orElseThrow());
      boolean matches = query.matches(session);
      assertThat(mayMatch || !matches).as("%s by %s", session, query).isTrue();
      ruledOut += mayMatch ? 0 : 1;
      matching += matches ? 1 : 0;
      passed += mayMatch && !matches ? 1 : 0;
    }
    assertThat(ruledOut).isGreaterThan(tries / 3);
    assertThat(matching).isGreaterThan(tries / 10);
    // Only branches with the hash of another.
    assertThat(passed).isBetween(1, tries / 20);
  }

  @Test
  void aTimeThatMicrosecondsDoNotTellHasNoGlance() {
    assertThat(Glance.of(aSession().createdAt(T.plusNanos(1)).build())).isEmpty();
    assertThat(Glance.of(aSession().updatedAt(T.plusNanos(1)).build())).isEmpty();
    assertThat(Glance.of(aSession().createdAt(Instant.MAX).build())).isEmpty();
    assertThat(Glance.of(aSession().updatedAt(Instant.MIN).build())).isEmpty();
  }
}

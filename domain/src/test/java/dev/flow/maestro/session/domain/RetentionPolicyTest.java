package dev.flow.maestro.session.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RetentionPolicyTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration MONTH = Duration.ofDays(30);
  private static final RetentionPolicy POLICY = RetentionPolicy.olderThan(MONTH);

  private static FinishedSession finished(int number, SessionStatus status, Duration ago) {
    return new FinishedSession(new SessionId(new UUID(number, 0)), status, 1, NOW.minus(ago));
  }

  private static FinishedSession completed(int number, Duration ago) {
    return finished(number, SessionStatus.COMPLETED, ago);
  }

  @Test
  void theBoundIsInclusiveToTheMicrosecond() {
    FinishedSession old = completed(1, MONTH);
    FinishedSession young = completed(2, MONTH.minusNanos(1000));

    assertThat(POLICY.choose(List.of(young, old), NOW)).containsExactly(old);
  }

  @Test
  void theNewestStayWhateverTheirAge() {
    FinishedSession oldest = completed(1, MONTH.plusDays(3));
    FinishedSession older = completed(2, MONTH.plusDays(2));
    FinishedSession old = completed(3, MONTH.plusDays(1));
    List<FinishedSession> all = List.of(older, old, oldest);

    assertThat(POLICY.keeping(1).choose(all, NOW)).containsExactly(older, oldest);
    assertThat(POLICY.keeping(3).choose(all, NOW)).isEmpty();
    assertThat(POLICY.keeping(9).choose(all, NOW)).isEmpty();
  }

  @Test
  void theYoungAreAmongThoseThatAreKept() {
    FinishedSession young = completed(1, Duration.ZERO);
    FinishedSession old = completed(2, MONTH);

    assertThat(POLICY.keeping(1).choose(List.of(young, old), NOW)).containsExactly(old);
  }

  @Test
  void onlyTheStatusesAskedForGoAndCount() {
    FinishedSession failed = finished(1, SessionStatus.FAILED, MONTH);
    FinishedSession completed = completed(2, MONTH.plusDays(1));
    RetentionPolicy onlyCompleted = POLICY.withStatuses(Set.of(SessionStatus.COMPLETED));

    assertThat(onlyCompleted.choose(List.of(failed, completed), NOW)).containsExactly(completed);
    assertThat(onlyCompleted.keeping(1).choose(List.of(failed, completed), NOW)).isEmpty();
  }

  @Test
  void theOrderOfWhatItIsGivenDoesNotMatter() {
    List<FinishedSession> all = new ArrayList<>();
    for (int number = 1; number <= 20; number++) {
      all.add(completed(number, MONTH.plusDays(number % 4)));
    }
    List<FinishedSession> chosen = POLICY.keeping(7).choose(all, NOW);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(all, new Random(seed));
      assertThat(POLICY.keeping(7).choose(all, NOW)).isEqualTo(chosen);
    }
    assertThat(chosen).hasSize(13).isSortedAccordingTo(FinishedSession.ORDER);
  }

  @Nested
  class Refuses {

    @Test
    void aStatusThatIsNoEnd() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> POLICY.withStatuses(Set.of(SessionStatus.PAUSED)))
          .withMessageContaining("\"paused\"; known: completed, failed");
    }

    @Test
    void noStatus() {
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> POLICY.withStatuses(Set.of()));
    }

    @Test
    void whatIsNegative() {
      assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> POLICY.keeping(-1));
      assertThatExceptionOfType(InvalidInputException.class)
          .isThrownBy(() -> RetentionPolicy.olderThan(Duration.ofDays(-1)));
    }
  }
}

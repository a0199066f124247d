package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.CREATED;
import static dev.flow.maestro.session.domain.SessionBuilder.GIT;
import static dev.flow.maestro.session.domain.SessionBuilder.ID;
import static dev.flow.maestro.session.domain.SessionBuilder.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics of random lives, against sums that keep everything and are made as life goes. */
class StatisticsPropertiesTest {

  private static final Instant NOW = CREATED.plus(Duration.ofDays(100));

  private final Map<SessionStatus, List<Duration>> stays = new EnumMap<>(SessionStatus.class);
  private final List<Duration> wholes = new ArrayList<>();
  private final Map<LocalDate, Long> finishedByDay = new HashMap<>();
  private final Map<SessionStatus, Long> byStatus = new EnumMap<>(SessionStatus.class);
  private final StatisticsCollector collector = new StatisticsCollector(NOW);

  @ParameterizedTest(name = "seed {0}, {1} sessions")
  @CsvSource({"1, 1", "2, 30", "3, 900", "4, 3000"})
  void areThoseOfTheSumsThatKeepEverything(long seed, int sessions) {
    Random random = new Random(seed);
    for (int i = 0; i < sessions; i++) {
      live(random);
    }
    StoreStatistics statistics = collector.statistics();

    assertThat(statistics.sessions()).isEqualTo(sessions);
    byStatus.forEach((status, count) -> assertThat(statistics.in(status)).isEqualTo(count));
    assertThat(
            statistics.finishedPerDay().stream()
                .collect(
                    Collectors.toMap(StoreStatistics.Day::date, StoreStatistics.Day::finished)))
        .isEqualTo(finishedByDay);
    assertThat(statistics.timeByStatus().keySet()).isEqualTo(stays.keySet());
    statistics
        .timeByStatus()
        .forEach((status, figures) -> check(figures, stays.getOrDefault(status, List.of())));
    assertThat(statistics.wholeTime().isPresent()).isEqualTo(!wholes.isEmpty());
    statistics.wholeTime().ifPresent(figures -> check(figures, wholes));
  }

  private void live(Random random) {
    Instant time = CREATED.plusSeconds(random.nextInt(5_000_000));
    SessionRevision last = Session.start(ID, "Live", SessionConfiguration.defaults(), GIT, time);
    List<SessionEvent> history = new ArrayList<>(List.of(last.event()));
    Map<SessionStatus, Duration> stayed = new EnumMap<>(SessionStatus.class);
    Duration whole = Duration.ZERO;
    for (int steps = random.nextInt(12); steps > 0 && last.session().isActive(); steps--) {
      SessionStatus left = last.session().status();
      Duration stay = Duration.ofMillis((long) Math.pow(10, random.nextDouble(8)));
      time = time.plus(stay);
      List<SessionStatus> next = List.copyOf(POLICY.allowedFrom(left));
      last =
          last.session()
              .transition(next.get(random.nextInt(next.size())), POLICY, time, Optional.empty());
      history.add(last.event());
      stayed.merge(left, stay, Duration::plus);
      whole = left == SessionStatus.PAUSED ? whole : whole.plus(stay);
    }
    Session session = last.session();
    if (session.isActive()) {
      stayed.merge(session.status(), Duration.between(time, NOW), Duration::plus);
    } else {
      wholes.add(whole);
      finishedByDay.merge(LocalDate.ofInstant(time, ZoneOffset.UTC), 1L, Long::sum);
    }
    byStatus.merge(session.status(), 1L, Long::sum);
    stayed.forEach(
        (status, stay) -> stays.computeIfAbsent(status, key -> new ArrayList<>()).add(stay));
    collector.add(session, history);
  }

  private static void check(TimeFigures figures, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    assertThat(figures.sessions()).isEqualTo(sorted.size());
    near(figures.median(), sorted.get((int) Math.ceil(sorted.size() * 0.5) - 1), sorted.size());
    near(figures.percentile95(), sorted.get((sorted.size() * 95 + 99) / 100 - 1), sorted.size());
  }

  private static void near(Duration time, Duration exact, int count) {
    double error = count <= TimeDistribution.EXACT ? 0 : exact.toMillis() / 200.0;
    assertThat((double) time.toMillis()).isCloseTo((double) exact.toMillis(), within(error));
  }
}

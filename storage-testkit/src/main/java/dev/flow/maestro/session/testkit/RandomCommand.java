package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

/**
 * One command, which gives the same outcome in every store that holds the same.
 *
 * @param words what it does, for a failure's message
 * @param run does it and gives what the store returned
 */
record RandomCommand(String words, Function<SessionRepository, Object> run) {

  private static final TransitionPolicy POLICY = TransitionPolicy.specification();

  /** What the store returned, or what it threw, as values that can be compared. */
  Object outcome(SessionRepository store) {
    try {
      return run.apply(store);
    } catch (SessionException e) {
      return List.of(e.getClass(), e.details());
    }
  }

  /** Commands on a few sessions, the same for the same seed. */
  static final class Source {

    private static final int IDS = 4;
    private static final List<String> BRANCHES = List.of("main", "Main", "topic/\u00e9", "");

    private final Random random;
    private final List<SessionId> ids = new ArrayList<>();
    private final SettableInstantSource clock =
        new SettableInstantSource(Instant.parse("2026-01-07T13:02:57.119275Z"));

    Source(Random random) {
      this.random = random;
      for (int number = 0; number < IDS; number++) {
        ids.add(new SessionId(new UUID(random.nextLong(), random.nextLong())));
      }
    }

    RandomCommand next() {
      // Mostly on, at times not at all, at times back.
      clock.advance(Duration.ofSeconds(random.nextInt(6) - 1));
      SessionId id = any(ids);
      return switch (random.nextInt(20)) {
        case 0, 1, 2, 3 -> create(id);
        case 4, 5, 6, 7 -> transition(id);
        case 8 -> change("pause", id, moving(SessionStatus.PAUSED, reason()));
        case 9 -> resume(id);
        case 10, 11, 12 -> update(id);
        case 13 -> delete(id);
        case 14, 15 -> query();
        case 16 -> new RandomCommand("history " + id, store -> store.history(id));
        case 17 -> prefix(id);
        default -> new RandomCommand("find " + id, store -> store.find(id));
      };
    }

    private RandomCommand create(SessionId id) {
      SessionBuilder builder =
          SessionBuilder.aSession()
              .withId(id)
              .asking("request " + random.nextInt(100))
              .onBranch(any(BRANCHES))
              .createdAt(clock.instant());
      reason().ifPresent(builder::because);
      SessionRevision first = builder.revision();
      return new RandomCommand(
          "create " + first,
          store -> {
            store.create(first);
            return "created";
          });
    }

    private RandomCommand transition(SessionId id) {
      SessionStatus to = any(List.of(SessionStatus.values()));
      return change("transition to " + to, id, moving(to, reason()));
    }

    private SessionChange moving(SessionStatus to, Optional<String> reason) {
      Instant now = clock.instant();
      return current -> current.transition(to, POLICY, now, reason);
    }

    private RandomCommand resume(SessionId id) {
      Instant now = clock.instant();
      Optional<String> reason = reason();
      return change("resume", id, current -> current.resume(POLICY, now, reason));
    }

    private RandomCommand update(SessionId id) {
      SessionUpdate.Builder builder = SessionUpdate.builder();
      StringBuilder words = new StringBuilder("update");
      if (random.nextBoolean()) {
        int tasks = random.nextInt(5) - 1;
        builder.add(SessionField.TOTAL_TASKS, tasks);
        words.append(" tasks ").append(tasks);
      }
      if (random.nextBoolean()) {
        String path = any(List.copyOf(HostileTexts.all().values()));
        builder.set(SessionField.PRD_PATH, path);
        words.append(" path ").append(HostileTexts.nameOf(path));
      }
      if (random.nextInt(4) == 0) {
        SessionStatus status = any(List.of(SessionStatus.values()));
        builder.status(status);
        words.append(" status ").append(status);
      }
      if (random.nextInt(4) == 0) {
        SessionPhase phase = any(List.of(SessionPhase.values()));
        builder.phase(phase);
        words.append(" phase ").append(phase);
      }
      SessionUpdate update = builder.build();
      Instant now = clock.instant();
      Optional<String> reason = reason();
      return change(words.toString(), id, current -> current.update(update, POLICY, now, reason));
    }

    /** One in three says what it expects, right or wrong. */
    private RandomCommand change(String words, SessionId id, SessionChange change) {
      Expectation expectation =
          random.nextInt(3) == 0 ? Expectation.revision(1 + random.nextInt(4)) : Expectation.none();
      String at = expectation.revision().isPresent() ? " if at " + expectation.revision() : "";
      return new RandomCommand(
          words + " of " + id + at + " at " + clock.instant(),
          store ->
              store.update(
                  id,
                  current -> {
                    expectation.requireMetBy(current);
                    return change.apply(current);
                  }));
    }

    private RandomCommand delete(SessionId id) {
      return new RandomCommand(
          "delete " + id,
          store -> {
            store.delete(id);
            return "deleted";
          });
    }

    private RandomCommand query() {
      SessionQuery query = SessionQuery.all();
      if (random.nextInt(3) == 0) {
        query =
            query
                .withStatus(any(List.of(SessionStatus.values())))
                .withStatus(any(List.of(SessionStatus.values())));
      }
      if (random.nextInt(4) == 0) {
        query = query.inPhase(any(List.of(SessionPhase.values())));
      }
      if (random.nextInt(4) == 0) {
        query = query.onBranch(any(BRANCHES));
      }
      if (random.nextInt(4) == 0) {
        query = query.createdAfter(clock.instant().minusSeconds(random.nextInt(40)));
      }
      if (random.nextInt(4) == 0) {
        query = query.createdBefore(clock.instant().minusSeconds(random.nextInt(40)));
      }
      if (random.nextInt(4) == 0) {
        query = query.active();
      }
      if (random.nextInt(3) == 0) {
        query = query.limitedTo(1 + random.nextInt(3));
      }
      SessionQuery asked = query;
      return new RandomCommand(asked.toString(), store -> store.query(asked));
    }

    private RandomCommand prefix(SessionId id) {
      String prefix = id.toString().substring(0, random.nextInt(37));
      return new RandomCommand(
          "ids starting with \"" + prefix + "\"", store -> store.idsStartingWith(prefix));
    }

    private Optional<String> reason() {
      return random.nextBoolean() ? Optional.of("reason " + random.nextInt(10)) : Optional.empty();
    }

    private <T> T any(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All ports, ready for a test: a store in memory, a clock that is moved by hand, ids in sequence, a
 * git branch that can be changed, and note taken of each event and warning.
 */
final class Workbench {

  static final Instant START = Instant.parse("2026-01-07T13:00:00Z");
  static final SessionId ABSENT = id(999);
  static final SessionUpdate ONE_MORE_TASK =
      SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build();

  final InMemorySessionRepository repository = new InMemorySessionRepository();
  final List<SessionEvent> events = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  final SessionPorts ports = portsOver(repository);
  final SessionManager manager = new SessionManager(ports);

  private Instant now = START;
  private Detection git = Detection.of(onBranch("main"));
  private int lastId;

  /** The id that the session number {@code number} of a workbench gets, from 1. */
  static SessionId id(long number) {
    return new SessionId(new UUID(0x4000, 0x8000_0000_0000_0000L | number));
  }

  static GitContext onBranch(String branch) {
    return new GitContext(branch, "a1".repeat(20), "/work", false, Optional.empty());
  }

  SessionPorts portsOver(SessionRepository store) {
    return SessionPorts.of(store, () -> git, () -> id(++lastId), () -> now)
        .withObserver(events::add)
        .withWarnings(warnings::add);
  }

  Workbench checkOut(String branch) {
    git = Detection.of(onBranch(branch));
    return this;
  }

  Workbench breakGit(String problem) {
    git = new Detection(GitContext.none("/work"), Optional.of(problem));
    return this;
  }

  Workbench later(Duration time) {
    now = now.plus(time);
    return this;
  }

  /** A session like any other, moved through these statuses. */
  Session session(SessionStatus... moves) {
    Session session = manager.createSession("Add user authentication");
    for (SessionStatus status : moves) {
      session = manager.transitionState(session.id(), status);
    }
    return session;
  }

  /** What the store holds under the id. */
  Session stored(SessionId id) {
    return repository.find(id).orElseThrow();
  }
}

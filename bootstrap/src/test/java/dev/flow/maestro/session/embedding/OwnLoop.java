package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The domain alone, with a loop and a place to keep things of one's own. */
final class OwnLoop {

  // guide: the loop
  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final List<SessionEvent> events = new ArrayList<>();

  Session work(String featureRequest, InstantSource clock) {
    TransitionPolicy policy = TransitionPolicy.specification();
    Session session =
        keep(
            Session.start(
                new SessionId(UUID.randomUUID()),
                featureRequest,
                SessionConfiguration.defaults(),
                GitContext.none("/home/dev/shop"),
                clock.instant()));
    for (SessionStatus next : List.of(SessionStatus.PLANNING, SessionStatus.GENERATING_TASKS)) {
      session = keep(session.transition(next, policy, clock.instant(), Optional.empty()));
    }
    SessionUpdate counted = SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 3).build();
    return keep(session.update(counted, policy, clock.instant(), Optional.of("tasks are known")));
  }

  // end

  // guide: keeping a revision
  /** A transaction of yours: the session replaces the one before, and the event is added. */
  private Session keep(SessionRevision revision) {
    Session next = revision.session();
    long kept = Optional.ofNullable(sessions.get(next.id())).map(Session::revision).orElse(0L);
    if (next.revision() != kept + 1) {
      throw new IllegalStateException("somebody else was faster; read it and decide again");
    }
    sessions.put(next.id(), next);
    events.add(revision.event());
    return next;
  }

  // end

  List<SessionEvent> events() {
    return List.copyOf(events);
  }
}

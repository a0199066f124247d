package dev.flow.maestro.session.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges whether events can be the history of a session. */
public final class HistoryCheck {

  private final List<String> contradictions = new ArrayList<>();

  private HistoryCheck() {}

  /**
   * What cannot be, each as a clause without a full stop; empty where nothing speaks against it.
   * Which status may follow which is not judged: that is up to the policy of the day.
   *
   * @param events the whole history, oldest first
   */
  public static List<String> contradictions(Session session, List<SessionEvent> events) {
    HistoryCheck check = new HistoryCheck();
    Optional<SessionEvent> last = Optional.empty();
    for (SessionEvent event : events) {
      if (last.isEmpty()) {
        check.first(event);
      } else {
        check.next(last.get(), event);
      }
      last = Optional.of(event);
    }
    last.ifPresentOrElse(
        event -> check.end(event, session), () -> check.contradictions.add("there is no event"));
    return List.copyOf(check.contradictions);
  }

  private void first(SessionEvent event) {
    require(
        event.type() == SessionEvent.Type.CREATED
            || event.type() == SessionEvent.Type.EXTERNAL_EDIT,
        "the first event is of the type " + event.type().key());
    require(
        event.type() != SessionEvent.Type.CREATED || event.revision() == 1,
        "the session was created at revision " + event.revision());
  }

  private void next(SessionEvent last, SessionEvent event) {
    String at = "revision " + event.revision() + " ";
    require(event.type() != SessionEvent.Type.CREATED, at + "creates the session once more");
    // What was edited from outside may name a later revision itself.
    boolean follows =
        event.type() == SessionEvent.Type.EXTERNAL_EDIT
            ? event.revision() > last.revision()
            : event.revision() == last.revision() + 1;
    require(follows, at + "follows revision " + last.revision());
    require(!event.at().isBefore(last.at()), at + "is older than the one before it");
    event
        .from()
        .ifPresentOrElse(
            from ->
                require(
                    from == last.to(),
                    at + "leaves status " + from.key() + ", which was " + last.to().key()),
            () -> contradictions.add(at + "names no status before it"));
  }

  private void end(SessionEvent last, Session session) {
    require(
        last.revision() == session.revision(),
        "the last event is of revision "
            + last.revision()
            + ", the session is at revision "
            + session.revision());
    require(
        last.to() == session.status(),
        "the last event leads to status "
            + last.to().key()
            + ", the session is "
            + session.status().key());
    require(
        last.at().equals(session.lastChange()),
        "the last event is of "
            + Timestamps.format(last.at())
            + ", the session was changed at "
            + Timestamps.format(session.lastChange()));
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      contradictions.add(otherwise);
    }
  }
}

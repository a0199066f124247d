package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * All that a store keeps of a session, to be taken to another store.
 *
 * @param session the session as it is
 * @param history its events, oldest first; the last one is of the session's revision
 * @param document the text of a document that the session was read from, now or before some changes
 *     or under another id: whoever writes documents takes from it what a session does not hold,
 *     such as members that we do not know. Empty where there was none
 * @param files what other tools keep with it
 */
public record SessionRecord(
    Session session, List<SessionEvent> history, Optional<String> document, CompanionFiles files) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the history is empty, an event is of another session, or
   *     the last one of another revision
   */
  public SessionRecord {
    history = List.copyOf(history);
    SessionId id = session.id();
    if (history.isEmpty() || !history.stream().allMatch(event -> event.sessionId().equals(id))) {
      throw new IllegalArgumentException("the history is not one of session " + id);
    }
    var unused = new SessionRevision(session, history.get(history.size() - 1));
  }

  /** The event that led to the session as it is. */
  public SessionEvent lastEvent() {
    return history.get(history.size() - 1);
  }

  /** The same with other files. */
  public SessionRecord with(CompanionFiles other) {
    return new SessionRecord(session, history, document, other);
  }

  /** The same after one more change. */
  public SessionRecord with(SessionRevision next) {
    return new SessionRecord(
        next.session(),
        Stream.concat(history.stream(), Stream.of(next.event())).toList(),
        document,
        files);
  }

  /** A session of its own with the same past. See {@link Session#forkAs}. */
  public SessionRecord forkAs(SessionId other, Instant now) {
    SessionRevision forked = session.forkAs(other, now);
    return new SessionRecord(
        forked.session(),
        Stream.concat(history.stream().map(event -> event.of(other)), Stream.of(forked.event()))
            .toList(),
        document,
        files);
  }

  /**
   * Makes sure that this is the same session later on: that all that happened to it there is the
   * beginning of what happened here, and not all of it. For stores.
   *
   * @param current the session as it is there, with its history
   * @throws SessionConflictException if it is not
   */
  public void requireToContinue(Session current, List<SessionEvent> events) {
    int shared = 0;
    while (shared < Math.min(events.size(), history.size())
        && events.get(shared).equals(history.get(shared))) {
      shared++;
    }
    if (shared < events.size() || shared == history.size()) {
      long revision = shared == 0 ? 1 : history.get(shared - 1).revision();
      throw new SessionConflictException(
          current.id(),
          new Expectation(OptionalLong.of(revision), Optional.empty()),
          current.revision(),
          current.status());
    }
  }
}

package dev.flow.maestro.session.domain;

import java.util.List;
import java.util.Optional;

/** A session as it was at an earlier revision, told from its history. */
public final class EarlierSession {

  private EarlierSession() {}

  /**
   * The session as it was when an event had happened, as far as the events since then tell.
   *
   * @param now the session as it is
   * @param event one of its events
   * @param events its whole history, oldest first
   * @return empty where something since then is not known, as with an edit from outside
   */
  public static Optional<Session> at(SessionEvent event, List<SessionEvent> events, Session now) {
    SessionDraft draft = new SessionDraft(now, event.at());
    for (int i = events.size() - 1; i >= 0 && events.get(i).revision() > event.revision(); i--) {
      if (events.get(i).type() == SessionEvent.Type.EXTERNAL_EDIT) {
        return Optional.empty();
      }
      draft.revert(events.get(i).changes());
    }
    return Optional.of(draft.at(event.revision()));
  }
}

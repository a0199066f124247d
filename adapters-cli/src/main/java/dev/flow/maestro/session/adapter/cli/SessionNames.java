package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person may call a session: its id, the beginning of it, {@code last} for the one that was
 * created last, {@code last:2} for the one before it, and so on.
 */
final class SessionNames {

  private static final Pattern LAST = Pattern.compile("last(?::([1-9][0-9]{0,5}))?");

  private SessionNames() {}

  /**
   * Whether a name counts from the newest, so that it is of another session when one is created.
   */
  static boolean isCounted(String name) {
    return LAST.matcher(name).matches();
  }

  /**
   * The id of the session that is called so.
   *
   * @throws SessionNotFoundException if there is none
   * @throws dev.flow.maestro.session.domain.AmbiguousIdException if several ids begin so
   */
  static SessionId resolve(String name, SessionManager manager) {
    Matcher last = LAST.matcher(name);
    if (!last.matches()) {
      return manager.resolveSessionId(name);
    }
    int place = last.group(1) == null ? 1 : Integer.parseInt(last.group(1));
    List<Session> newest = manager.querySessions(SessionQuery.all().limitedTo(place)).sessions();
    if (newest.size() < place) {
      throw new SessionNotFoundException(name);
    }
    return newest.get(place - 1).id();
  }
}

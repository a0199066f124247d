package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.List;

/**
 * What a person may call a session: its id, the beginning of it, {@code last} for the one that was
 * created last, {@code last:2} for the one before it, and so on.
 */
final class SessionNames {

  private static final String LAST = "last";
  private static final String LAST_BUT = "last:";
  private static final int MOST_DIGITS = 6;

  private SessionNames() {}

  /**
   * Whether a name counts from the newest, so that it is of another session when one is created.
   */
  static boolean isCounted(String name) {
    return place(name) > 0;
  }

  /**
   * The id of the session that is called so.
   *
   * @throws SessionNotFoundException if there is none
   * @throws dev.flow.maestro.session.domain.AmbiguousIdException if several ids begin so
   */
  static SessionId resolve(String name, SessionManager manager) {
    int place = place(name);
    if (place == 0) {
      return manager.resolveSessionId(name);
    }
    List<Session> newest = manager.querySessions(SessionQuery.all().limitedTo(place)).sessions();
    if (newest.size() < place) {
      throw new SessionNotFoundException(name);
    }
    return newest.get(place - 1).id();
  }

  /** From the newest, which is 1; 0 where the name does not count. */
  private static int place(String name) {
    if (name.equals(LAST)) {
      return 1;
    }
    String digits = name.startsWith(LAST_BUT) ? name.substring(LAST_BUT.length()) : "";
    boolean isPlace =
        !digits.isEmpty()
            && digits.length() <= MOST_DIGITS
            && digits.charAt(0) != '0'
            && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    return isPlace ? Integer.parseInt(digits) : 0;
  }
}

package dev.flow.maestro.session.bootstrap;

/** How the program answers commands on a session that somebody spoiled. */
enum Answer {
  /** As if nothing was. */
  READ("0", "0", true),
  /** Read, and its history tells of an edit from outside. */
  EDITED("0", "0", true),
  /** Told by a list as a warning, refused by the rest. It can be deleted. */
  UNREADABLE("6 unreadable", "6 unreadable", false),
  /** The session is read; what needs its history is refused. */
  HISTORY_UNREADABLE("0", "6 unreadable", true),
  /** There is no such session. */
  NO_SESSION("3 not_found", "3 not_found", false),
  /** No command can work on the store. */
  UNAVAILABLE("7 store_unavailable", "7 store_unavailable", false);

  private final String get;
  private final String rest;
  private final boolean listed;

  Answer(String get, String rest, boolean listed) {
    this.get = get;
    this.rest = rest;
    this.listed = listed;
  }

  /** What {@code get} answers: the exit code, and the code of the error. */
  String get() {
    return get;
  }

  /** What {@code history}, {@code update} and {@code transition} answer. */
  String rest() {
    return rest;
  }

  /** Whether a list shows the session. */
  boolean isListed() {
    return listed;
  }

  /** Whether a change goes through. */
  boolean letsChange() {
    return rest.equals("0");
  }
}

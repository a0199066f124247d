package dev.flow.maestro.session.adapter.fs;

/** How the queries of an instance allow for what other programs write into a store. */
public enum ForeignEdits {

  /** A query looks at the document of each session: whoever changed it, the query sees it. */
  CHECKED,

  /**
   * Whoever opens the store so states that nobody writes its sessions but this library, of a
   * version that keeps the log of changes. A query believes that log, and looks at those sessions
   * only that it tells of. What another program writes all the same may be missing from queries; it
   * is neither lost nor harmed, and {@code find} and {@code update} see it as ever. Where the log
   * cannot be relied on, as on a network file system, this is {@link #CHECKED}.
   */
  NONE
}

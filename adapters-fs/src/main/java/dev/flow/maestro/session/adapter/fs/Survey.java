package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.SessionsFolder.Listing;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What lies in a store, held against its index: for which sessions the index holds, because their
 * documents are as they were or because the log of changes does not tell of them, and which are to
 * be read.
 */
final class Survey {

  private static final byte GONE = 0;
  private static final byte RULED_OUT = 1;
  private static final byte MAY_MATCH = 2;

  private final Path sessions;
  private final IndexPolicy policy;
  private final Optional<SessionIndex> index;
  private final Optional<Stamp> folders;
  private final LogView log;
  private final List<UnreadableRecord> misnamed = new ArrayList<>();
  private final List<SessionId> uncovered = new ArrayList<>();
  private final byte[] states;
  private boolean listed;
  private int others;
  private int lacking;

  private Survey(
      Path sessions,
      IndexPolicy policy,
      Optional<SessionIndex> index,
      Optional<Stamp> folders,
      LogView log) {
    this.sessions = sessions;
    this.policy = policy;
    this.index = index;
    this.folders = folders;
    this.log = log;
    this.states = new byte[index.map(SessionIndex::count).orElse(0)];
  }

  /**
   * Looks at the store; without an index where none can be told to hold.
   *
   * @param log what a new index can rely on
   */
  static Survey of(
      StoreLayout layout,
      IndexPolicy policy,
      Optional<SessionIndex> index,
      SessionQuery query,
      LogView log)
      throws IOException {
    Path sessions = layout.sessions();
    Optional<Stamp> folders = Stamp.canBeHadOf(sessions) ? Stamp.of(sessions) : Optional.empty();
    Survey survey =
        new Survey(sessions, policy, index.filter(any -> folders.isPresent()), folders, log);
    survey.look(new SessionsFolder(layout), query);
    return survey;
  }

  /** Looks at nothing: the index holds but for the sessions that the log tells of. */
  static Survey byLog(
      StoreLayout layout,
      IndexPolicy policy,
      SessionIndex index,
      LogTail tail,
      SessionQuery query) {
    Survey survey =
        new Survey(
            layout.sessions(),
            policy,
            Optional.of(index),
            Optional.empty(),
            LogView.relied(tail, index));
    survey.believe(index, tail, new GlanceFilter(query));
    return survey;
  }

  private void believe(SessionIndex index, LogTail tail, GlanceFilter filter) {
    for (int entry = 0; entry < index.count(); entry++) {
      if (index.isLeftOut(entry)) {
        uncovered.add(index.id(entry));
      } else {
        states[entry] = index.mayMatch(entry, filter) ? MAY_MATCH : RULED_OUT;
      }
    }
    for (SessionId id : tail.touched().keySet()) {
      int entry = index.find(id);
      if (entry < 0 || states[entry] != GONE) {
        uncovered.add(id);
      }
      if (entry >= 0) {
        states[entry] = GONE;
      }
      lacking += tail.isOver(id) ? 1 : 0;
    }
    uncovered.sort(null);
  }

  private void look(SessionsFolder folder, SessionQuery query) throws IOException {
    GlanceFilter filter = new GlanceFilter(query);
    if (index.isPresent() && index.get().hasAllOf(folders.orElse(Stamp.NONE))) {
      // Nothing came, went or was put in the place of another: each is where it was.
      TwoThreads.run(
          index.get().count(), (from, to) -> new Part(index.get(), filter).entries(from, to));
    } else {
      listed = true;
      Listing listing = folder.listUnsorted();
      misnamed.addAll(listing.misnamed());
      others = listing.others();
      List<SessionId> ids = listing.ids();
      if (index.isPresent()) {
        TwoThreads.run(
            ids.size(), (from, to) -> new Part(index.get(), filter).folders(ids.subList(from, to)));
      } else {
        uncovered.addAll(ids);
        lacking = folders.isPresent() ? ids.size() : 0;
      }
    }
    uncovered.sort(null);
  }

  /** What one thread looks at. */
  private final class Part {

    private final SessionIndex index;
    private final GlanceFilter filter;
    private final List<SessionId> toRead = new ArrayList<>();
    private int withoutEntry;

    Part(SessionIndex index, GlanceFilter filter) {
      this.index = index;
      this.filter = filter;
    }

    void entries(int from, int to) {
      for (int entry = from; entry < to; entry++) {
        look(index.id(entry), entry, true);
      }
      end();
    }

    void folders(List<SessionId> ids) {
      for (SessionId id : ids) {
        look(id, index.find(id), false);
      }
      end();
    }

    private void look(SessionId id, int entry, boolean isFolder) {
      Optional<Stamp> stamp = Stamp.of(sessions.resolve(id + "/" + StoreLayout.METADATA));
      boolean same = entry >= 0 && stamp.filter(now -> index.hasStamp(entry, now)).isPresent();
      if (same && !index.isLeftOut(entry) && (isFolder || isFolder(id))) {
        states[entry] = index.mayMatch(entry, filter) ? MAY_MATCH : RULED_OUT;
      } else {
        toRead.add(id);
        withoutEntry +=
            !same && stamp.filter(now -> policy.isSettled(now, now())).isPresent() ? 1 : 0;
      }
    }

    private void end() {
      synchronized (uncovered) {
        uncovered.addAll(toRead);
        lacking += withoutEntry;
      }
    }
  }

  /** A link to a folder would lead to the same document, but is not followed. */
  private boolean isFolder(SessionId id) {
    try {
      return Attributes.isFolder(sessions.resolve(id.toString()));
    } catch (IOException e) {
      return false;
    }
  }

  /** Good enough for a guess what would pay. */
  private static long now() {
    return TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
  }

  /** Folders that hold a document under a name that is no id. */
  List<UnreadableRecord> misnamed() {
    return misnamed;
  }

  /** The sessions that are to be read, since nothing is known of them, sorted. */
  List<SessionId> uncovered() {
    return uncovered;
  }

  /** The index, where there is one that could hold. */
  Optional<SessionIndex> index() {
    return index;
  }

  /** Whether an entry of the index holds. */
  boolean holds(int entry) {
    return states[entry] != GONE;
  }

  /** Whether an entry holds and its session may meet the filters, all but the search. */
  boolean mayMatch(int entry) {
    return states[entry] == MAY_MATCH;
  }

  /** How many sessions there are, at the most. */
  int size() {
    int size = uncovered.size();
    for (byte state : states) {
      size += state == GONE ? 0 : 1;
    }
    return size;
  }

  /** Whether a new index would save more than it costs. */
  boolean wantsNewIndex() {
    int size = size();
    return size >= policy.fewest()
        && SessionIndex.fits(size)
        && (folders.isPresent() || log.isRelied())
        && (policy.isLackingMuch(lacking, size) || wantsNewFolders() || wantsLog());
  }

  /** Whether only the index could not be relied on, for a query by the log. */
  private boolean wantsLog() {
    return log.isWanted() && misnamed.isEmpty();
  }

  /** Whether the store was not looked at, since the log tells what has changed. */
  boolean isByLog() {
    return log.isRelied();
  }

  /**
   * What a new index can rely on, so that those who believe the log need no look at the store. What
   * has no id is in no index, and to be told each time.
   */
  Optional<LogMark> mark() throws IOException {
    return misnamed.isEmpty() ? log.mark() : Optional.empty();
  }

  /** Whether it is only not known that nothing came or went since the last index. */
  private boolean wantsNewFolders() {
    return index.isPresent() && listed && others == 0 && policy.isAtRest(folders.get(), now());
  }

  /**
   * The stamp of the folder of the sessions, if nothing but sessions lies in there, and all of them
   * were found.
   */
  Optional<Stamp> folders() {
    return others == 0 && Stamp.of(sessions).equals(folders) ? folders : Optional.empty();
  }
}

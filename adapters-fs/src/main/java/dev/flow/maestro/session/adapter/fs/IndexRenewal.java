package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a new index of what a query sees, where that pays. What goes wrong with it is nobody's
 * concern: the query goes on, and a store that cannot be written has none.
 */
final class IndexRenewal implements AutoCloseable {

  private final StoreLayout layout;
  private final Survey survey;

  /** What has to be left out, and was not so far. */
  private final Set<SessionId> unsure = new HashSet<>();

  private Optional<IndexWriter> writer = Optional.empty();

  private IndexRenewal(StoreLayout layout, Survey survey) {
    this.layout = layout;
    this.survey = survey;
  }

  /**
   * Begins, with what still holds of the index that there is.
   *
   * @param since before the survey, by {@link System#nanoTime}
   */
  static IndexRenewal of(StoreLayout layout, IndexPolicy policy, Survey survey, long since) {
    IndexRenewal renewal = new IndexRenewal(layout, survey);
    if (survey.wantsNewIndex()) {
      renewal.attempt(() -> renewal.begin(policy, since));
      survey.index().ifPresent(renewal::copy);
    }
    return renewal;
  }

  private void begin(IndexPolicy policy, long since) throws IOException {
    Optional<LogMark> mark = survey.mark();
    mark.ifPresent(known -> unsure.addAll(known.unsure()));
    writer =
        Optional.of(IndexWriter.open(layout, policy, survey.size() + unsure.size(), since, mark));
  }

  private void copy(SessionIndex index) {
    IndexedTexts texts = index.texts();
    for (int entry = 0; entry < index.count() && writer.isPresent(); entry++) {
      int number = entry;
      if (survey.holds(entry) && unsure.remove(index.id(entry))) {
        writer.get().leaveOut(index.id(entry), Stamp.NONE);
      } else if (survey.holds(entry)) {
        attempt(() -> writer.get().copy(index, number, texts));
      }
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private void attempt(Step step) {
    try {
      step.run();
    } catch (IOException | UnsupportedOperationException e) {
      log("no new index", e);
      close();
    }
  }

  /** The stamp of a document that is about to be read, if it matters. */
  Optional<Stamp> before(SessionId id) {
    return writer.isPresent() ? Stamp.of(layout.metadata(id)) : Optional.empty();
  }

  /** Takes over a session that was read. */
  void take(SessionId id, Optional<Stamp> before, Optional<Seen> seen) {
    // Of what is gone, the log will tell if it comes back.
    boolean gone = survey.isByLog() && seen.isEmpty() && !unsure.contains(id);
    if (writer.isEmpty() || gone) {
      return;
    }
    Optional<Stamp> stamp = same(id, before);
    Optional<Session> session = seen.map(Seen::asWritten);
    Optional<Glance> glance = session.flatMap(Glance::of);
    attempt(
        () -> {
          if (!unsure.remove(id) && stamp.isPresent() && glance.isPresent()) {
            writer.get().add(id, stamp.get(), glance.get(), session.get().featureRequest());
          } else {
            writer.get().leaveOut(id, stamp.orElse(Stamp.NONE));
          }
        });
  }

  /** Takes note of what could not be read. */
  void takeUnreadable(SessionId id, Optional<Stamp> before) {
    if (writer.isPresent()) {
      unsure.remove(id);
      writer.get().leaveOut(id, same(id, before).orElse(Stamp.NONE));
    }
  }

  private Optional<Stamp> same(SessionId id, Optional<Stamp> before) {
    return Stamp.of(layout.metadata(id)).filter(after -> before.equals(Optional.of(after)));
  }

  /** Puts the new index in place, when all was taken over. */
  void finish() {
    if (writer.isPresent()) {
      unsure.forEach(id -> writer.get().leaveOut(id, Stamp.NONE));
      attempt(() -> writer.get().place(survey.folders()));
    }
  }

  /** Gives up what is not in place. */
  @Override
  public void close() {
    Optional<IndexWriter> unfinished = writer;
    writer = Optional.empty();
    try {
      if (unfinished.isPresent()) {
        unfinished.get().close();
      }
    } catch (IOException e) {
      log("left in the folder of caches", e);
    }
  }

  /** The logger is got only now: to load it takes long. */
  private static void log(String what, Exception e) {
    System.getLogger(IndexRenewal.class.getName()).log(System.Logger.Level.DEBUG, what, e);
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.Rank;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SearchQuery;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sessions that may match a query by their entries in an index: all of them, or one after
 * another in the order of the query (a heap, since few of many are asked for).
 */
final class Candidates {

  /** The feature request is not in the index. */
  private static final long UNKNOWN = -1;

  private final SessionIndex index;
  private final int[] heap;

  /** By entry; none where nothing is searched for. */
  private final long[] relevances;

  private final List<SessionId> unsure = new ArrayList<>();
  private int size;

  private Candidates(SessionIndex index, Survey survey, long[] relevances) {
    this.index = index;
    this.relevances = relevances;
    this.heap = new int[index.count()];
    for (int entry = 0; entry < index.count(); entry++) {
      if (!survey.mayMatch(entry) || (relevances.length > 0 && relevances[entry] == 0)) {
        continue;
      }
      if (relevances.length > 0 && relevances[entry] == UNKNOWN) {
        unsure.add(index.id(entry));
      } else {
        heap[size++] = entry;
      }
    }
    for (int at = size / 2 - 1; at >= 0; at--) {
      sink(at);
    }
  }

  static Candidates of(SessionIndex index, Survey survey, SessionQuery query) throws IOException {
    return new Candidates(
        index,
        survey,
        query.search().isPresent() ? relevances(index, survey, query.search().get()) : new long[0]);
  }

  private static long[] relevances(SessionIndex index, Survey survey, SearchQuery search)
      throws IOException {
    long[] relevances = new long[index.count()];
    TwoThreads.run(
        index.count(),
        (from, to) -> {
          IndexedTexts texts = index.texts();
          for (int entry = from; entry < to; entry++) {
            if (survey.mayMatch(entry)) {
              relevances[entry] =
                  texts.find(index, entry)
                      ? relevance(texts, index.textForm(entry), search)
                      : UNKNOWN;
            }
          }
        });
    return relevances;
  }

  private static long relevance(IndexedTexts texts, int form, SearchQuery search) {
    if (form == IndexFormat.ASCII) {
      return search.scoreAscii(texts.block(), texts.start(), texts.end());
    }
    return texts.text(form).map(search::score).orElse(UNKNOWN);
  }

  /** Those whose place in the order only their documents tell, in no particular order. */
  List<SessionId> unsure() {
    return unsure;
  }

  /** All others, sorted by id. */
  List<SessionId> sorted() {
    List<SessionId> ids = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      ids.add(index.id(heap[at]));
    }
    ids.sort(null);
    return ids;
  }

  /** The next of the others in the order of the query; each is given once. */
  Optional<Rank> next() {
    if (size == 0) {
      return Optional.empty();
    }
    int first = heap[0];
    heap[0] = heap[--size];
    sink(0);
    return Optional.of(
        new Rank(
            relevances.length > 0 ? relevances[first] : 0,
            Instant.EPOCH.plus(index.created(first), ChronoUnit.MICROS),
            index.id(first)));
  }

  private void sink(int start) {
    int at = start;
    while (true) {
      int child = 2 * at + 1;
      if (child + 1 < size && isBefore(heap[child + 1], heap[child])) {
        child++;
      }
      if (child >= size || !isBefore(heap[child], heap[at])) {
        return;
      }
      int entry = heap[at];
      heap[at] = heap[child];
      heap[child] = entry;
      at = child;
    }
  }

  /** As in {@link SessionQuery#order}. */
  private boolean isBefore(int entry, int other) {
    if (relevances.length > 0 && relevances[entry] != relevances[other]) {
      return relevances[entry] > relevances[other];
    }
    long created = index.created(entry);
    long otherCreated = index.created(other);
    return created != otherCreated ? created > otherCreated : index.compareIds(entry, other) < 0;
  }
}

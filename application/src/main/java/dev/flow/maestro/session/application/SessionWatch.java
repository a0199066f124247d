package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.ChangeSignal;
import dev.flow.maestro.session.application.port.PossibleChanges;
import dev.flow.maestro.session.application.port.WatchJournal;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A watch under way. For one thread, which ends it with {@link #close}; to wake it out of {@link
 * #next}, interrupt it.
 *
 * <p>A session is told of if it meets the filters as it is now, or met them when it was last looked
 * at. What cannot be read is warned of once and looked at again when it changes; a store that
 * cannot be reached for a while is warned of once and asked again.
 */
public final class SessionWatch implements AutoCloseable {

  private static final Duration BEFORE_NEXT_ATTEMPT = Duration.ofSeconds(1);

  private final SessionPorts ports;
  private final WatchScope scope;
  private final ChangeSignal signal;
  private final Glimpse glimpse;
  private final Map<SessionId, WatchPlace> position;
  private final Set<SessionId> toLookAt = new LinkedHashSet<>();
  private final Deque<Glimpse.Step> pending = new ArrayDeque<>();
  private final Map<SessionId, String> unreadable = new HashMap<>();
  private Optional<WatchJournal> journal;
  private boolean lookAtAll;
  private boolean inTrouble;
  private boolean withoutCursors;

  SessionWatch(
      SessionPorts ports,
      WatchScope scope,
      ChangeSignal signal,
      Map<SessionId, WatchPlace> position,
      Optional<WatchJournal> journal,
      boolean lookAtAll) {
    this.ports = ports;
    this.scope = scope;
    this.signal = signal;
    this.glimpse = new Glimpse(ports, scope);
    this.position = new HashMap<>(position);
    this.journal = journal;
    this.lookAtAll = lookAtAll;
  }

  /**
   * What happened next. What is handed out was noted in the journal before.
   *
   * @param atMost how long to wait, about, where there is nothing to tell yet
   * @return the next that there is to tell; empty where there was nothing, which may be known
   *     sooner: ask again
   */
  public Optional<SessionNews> next(Duration atMost) {
    Optional<SessionNews> ready = ready();
    if (ready.isPresent()) {
      return ready;
    }
    boolean tryAgain = lookAtAll || !toLookAt.isEmpty();
    note(
        signal.await(
            tryAgain && atMost.compareTo(BEFORE_NEXT_ATTEMPT) > 0 ? BEFORE_NEXT_ATTEMPT : atMost));
    return ready();
  }

  /**
   * The cursor behind all that was handed out so far. Begins the journal if need be.
   *
   * @return the cursor; empty where journals cannot be written
   */
  public Optional<String> cursor() {
    return journal().map(WatchJournal::cursor);
  }

  private void note(PossibleChanges changes) {
    lookAtAll |= changes.everything();
    changes.sessions().stream().filter(scope::covers).forEach(toLookAt::add);
  }

  /** Looks until there is something to tell, or all was looked at that can be. */
  private Optional<SessionNews> ready() {
    try {
      if (pending.isEmpty() && lookAtAll) {
        toLookAt.addAll(glimpse.moved(position));
        lookAtAll = false;
      }
      while (true) {
        while (!pending.isEmpty()) {
          Optional<SessionNews> told = take(pending.remove());
          if (told.isPresent()) {
            return told;
          }
        }
        if (toLookAt.isEmpty()) {
          inTrouble = false;
          return Optional.empty();
        }
        SessionId id = toLookAt.iterator().next();
        look(id);
        toLookAt.remove(id);
      }
    } catch (StoreUnavailableException e) {
      if (!inTrouble) {
        ports.warn(e.getMessage() + "; trying again");
        inTrouble = true;
      }
      return Optional.empty();
    }
  }

  /** A session that is locked or unreadable is looked at when its signal comes again. */
  private void look(SessionId id) {
    try {
      pending.addAll(glimpse.of(id, Optional.ofNullable(position.get(id))));
      unreadable.remove(id);
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SessionException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(unreadable.put(id, problem))) {
        ports.warn(problem);
      }
    }
  }

  private Optional<SessionNews> take(Glimpse.Step step) {
    Optional<SessionNews> told = step.news();
    Optional<String> cursor = Optional.empty();
    if (told.isPresent() || journal.isPresent()) {
      cursor = noteInJournal(step, told.isPresent());
    }
    position.put(step.id(), step.place());
    Optional<String> known = cursor;
    return told.map(
        news -> new SessionNews(news.id(), news.kind(), news.at(), news.event(), known));
  }

  private Optional<String> noteInJournal(Glimpse.Step step, boolean toldOf) {
    try {
      return journal().map(open -> open.note(step.id(), step.place(), toldOf));
    } catch (StoreUnavailableException e) {
      goOnWithoutCursors(e);
      return Optional.empty();
    }
  }

  private Optional<WatchJournal> journal() {
    if (journal.isEmpty() && !withoutCursors) {
      try {
        journal = Optional.of(ports.journals().begin(scope.key(), position));
      } catch (StoreUnavailableException e) {
        goOnWithoutCursors(e);
      }
    }
    return journal;
  }

  private void goOnWithoutCursors(StoreUnavailableException e) {
    withoutCursors = true;
    journal.ifPresent(WatchJournal::close);
    journal = Optional.empty();
    ports.warn(e.getMessage() + "; what follows comes without a cursor");
  }

  /** Ends the watch. Its cursors stay good for a while. */
  @Override
  public void close() {
    journal.ifPresent(WatchJournal::close);
    signal.close();
  }
}

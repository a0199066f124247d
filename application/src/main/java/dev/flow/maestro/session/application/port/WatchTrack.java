package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a journal knows: where the watch was, and the steps from there, of which the oldest are
 * forgotten. For implementations of {@link WatchJournals}; not safe for several threads.
 */
public final class WatchTrack {

  /** So many steps are kept at the least, once there were so many. */
  public static final int KEPT = 10_000;

  private final String scope;
  private final Map<SessionId, WatchPlace> base;
  private final Deque<Step> steps = new ArrayDeque<>();
  private long baseNumber;
  private long last;

  /**
   * One step of a watch.
   *
   * @param number how many steps were told of up to here, with this one if it was
   * @param id the session
   * @param place how far the watch has come with it
   */
  public record Step(long number, SessionId id, WatchPlace place) {}

  /**
   * Begins.
   *
   * @param scope of the watch
   * @param base how far the watch had come
   * @param baseNumber how many steps were told of up to then
   */
  public WatchTrack(String scope, Map<SessionId, WatchPlace> base, long baseNumber) {
    this.scope = scope;
    this.base = new HashMap<>(base);
    this.baseNumber = baseNumber;
    this.last = baseNumber;
  }

  /** The scope of the watch. */
  public String scope() {
    return scope;
  }

  /** How far the watch had come before the steps that are known. */
  public Map<SessionId, WatchPlace> base() {
    return Collections.unmodifiableMap(base);
  }

  /** How many steps were told of before those that are known. */
  public long baseNumber() {
    return baseNumber;
  }

  /** The number of the last step. */
  public long last() {
    return last;
  }

  /** The steps that are known, in their order. */
  public Collection<Step> steps() {
    return Collections.unmodifiableCollection(steps);
  }

  /** Makes the next step. */
  public Step step(SessionId id, WatchPlace place, boolean toldOf) {
    Step step = new Step(toldOf ? last + 1 : last, id, place);
    add(step);
    return step;
  }

  /**
   * Adds a step that was made before.
   *
   * @throws IllegalArgumentException if it does not follow the last one
   */
  public void add(Step step) {
    if (step.number() != last && step.number() != last + 1) {
      throw new IllegalArgumentException("step " + step.number() + " after " + last);
    }
    steps.add(step);
    last = step.number();
  }

  /** How far the watch had come after the step with this number; empty where that is not known. */
  public Optional<Map<SessionId, WatchPlace>> after(long number) {
    if (number < baseNumber || number > last) {
      return Optional.empty();
    }
    Map<SessionId, WatchPlace> position = new HashMap<>(base);
    for (Step step : steps) {
      if (step.number() > number) {
        break;
      }
      position.put(step.id(), step.place());
    }
    return Optional.of(position);
  }

  /** Forgets the oldest steps, if there are twice as many as are kept; tells whether it has. */
  public boolean trim() {
    if (steps.size() < 2 * KEPT) {
      return false;
    }
    while (steps.size() > KEPT) {
      Step oldest = steps.remove();
      base.put(oldest.id(), oldest.place());
      baseNumber = oldest.number();
    }
    return true;
  }
}

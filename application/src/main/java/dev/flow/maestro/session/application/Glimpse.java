package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.SessionNews.Kind;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks at sessions, and finds what there is to tell since a watch was there last. */
final class Glimpse {

  private final SessionPorts ports;
  private final SessionRepository repository;
  private final WatchScope scope;

  Glimpse(SessionPorts ports, WatchScope scope) {
    this.ports = ports;
    this.repository = ports.repository();
    this.scope = scope;
  }

  /**
   * A step of the watch.
   *
   * @param id the session
   * @param place how far the watch has come with it by this step
   * @param news what is told by this step; empty where the filters leave it out
   */
  record Step(SessionId id, WatchPlace place, Optional<SessionNews> news) {}

  /**
   * The sessions that are not where the watch has left them, the oldest first; before them those
   * that are gone or cannot be read.
   */
  List<SessionId> moved(Map<SessionId, WatchPlace> position) {
    if (scope.only().isPresent()) {
      return List.of(scope.only().get());
    }
    Set<SessionId> others = new TreeSet<>(position.keySet());
    List<Found> found = new ArrayList<>();
    repository.scan(
        SessionQuery.all(),
        new SessionVisitor() {
          @Override
          public void onSession(Session session) {
            others.remove(session.id());
            if (!isAt(session, Optional.ofNullable(position.get(session.id())))) {
              found.add(new Found(session.createdAt(), session.id()));
            }
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            SessionId.parse(record.name()).ifPresent(others::add);
          }
        });
    found.sort(Comparator.comparing(Found::createdAt).thenComparing(Found::id));
    return Stream.concat(others.stream(), found.stream().map(Found::id)).toList();
  }

  private record Found(Instant createdAt, SessionId id) {}

  private boolean isAt(Session session, Optional<WatchPlace> place) {
    return place.equals(Optional.of(scope.placeOf(session)));
  }

  /**
   * The steps from a place to what the session is now.
   *
   * @param before where the watch is; empty where it has not met the session
   */
  List<Step> of(SessionId id, Optional<WatchPlace> before) {
    return repository
        .record(id)
        .map(record -> present(id, record, before))
        .orElseGet(() -> absent(id, before));
  }

  private List<Step> absent(SessionId id, Optional<WatchPlace> before) {
    return before
        .filter(WatchPlace::present)
        .map(place -> List.of(notice(id, Kind.DELETED, place.withPresent(false), place.matched())))
        .orElse(List.of());
  }

  private List<Step> present(SessionId id, SessionRecord record, Optional<WatchPlace> before) {
    boolean matches = scope.matches(record.session());
    boolean shown = matches || before.filter(WatchPlace::matched).isPresent();
    WatchPlace place = before.orElse(WatchPlace.beforeAll(shown)).withMatched(shown);
    List<Step> steps = new ArrayList<>();
    if (!continues(record, place)) {
      place = WatchPlace.beforeAll(shown);
      steps.add(notice(id, Kind.REPLACED, place, shown));
    } else if (!place.present()) {
      place = place.withPresent(true);
      steps.add(notice(id, Kind.RESTORED, place, shown));
    }
    for (SessionEvent event : record.history()) {
      if (event.revision() > place.revision()) {
        place = new WatchPlace(event.revision(), event.at(), true, shown);
        steps.add(new Step(id, place, Optional.of(news(event))));
      }
    }
    return settled(id, shown ? steps : List.of(), place.withMatched(matches), before);
  }

  /** The last step leaves the session as it is now. */
  private static List<Step> settled(
      SessionId id, List<Step> steps, WatchPlace last, Optional<WatchPlace> before) {
    if (steps.isEmpty()) {
      return before.equals(Optional.of(last))
          ? List.of()
          : List.of(new Step(id, last, Optional.empty()));
    }
    List<Step> settled = new ArrayList<>(steps);
    Step end = settled.remove(settled.size() - 1);
    settled.add(new Step(id, last, end.news()));
    return settled;
  }

  /** Whether what the watch has passed is the beginning of this history. */
  private static boolean continues(SessionRecord record, WatchPlace place) {
    if (place.revision() == 0) {
      return true;
    }
    if (record.session().revision() < place.revision()) {
      return false;
    }
    for (SessionEvent event : record.history()) {
      if (event.revision() == place.revision()) {
        return event.at().equals(place.at());
      }
    }
    // The history before is lost.
    return true;
  }

  private static SessionNews news(SessionEvent event) {
    return new SessionNews(
        event.sessionId(), Kind.EVENT, event.at(), Optional.of(event), Optional.empty());
  }

  private Step notice(SessionId id, Kind kind, WatchPlace place, boolean shown) {
    Instant now = ports.clock().instant().truncatedTo(ChronoUnit.MICROS);
    SessionNews news = new SessionNews(id, kind, now, Optional.empty(), Optional.empty());
    return new Step(id, place, Optional.of(news).filter(told -> shown));
  }
}

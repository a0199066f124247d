package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.StoreLockedException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a session and its history as one, from a store that gives them one by one. */
final class RecordReading {

  private static final int MOST_ATTEMPTS = 10;

  private final SessionRepository repository;

  RecordReading(SessionRepository repository) {
    this.repository = repository;
  }

  Optional<SessionRecord> read(SessionId id) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Optional<Session> session = repository.find(id);
      if (session.isEmpty()) {
        return Optional.empty();
      }
      List<SessionEvent> events;
      try {
        events = repository.history(id);
      } catch (SessionNotFoundException e) {
        return Optional.empty();
      }
      if (events.get(events.size() - 1).revision() == session.get().revision()) {
        return Optional.of(
            new SessionRecord(session.get(), events, Optional.empty(), CompanionFiles.none()));
      }
    }
    // Changed again and again meanwhile.
    throw new StoreLockedException(id, Duration.ZERO);
  }
}

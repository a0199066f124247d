package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Instant;
import java.util.Optional;

/** What tests do to sessions. */
final class Changes {

  /** After the creation of any session here. */
  static final Instant LATER = Instant.parse("2026-01-08T09:00:00.000001Z");

  private static final SessionUpdate ONE_MORE =
      SessionUpdate.builder().add(SessionField.TOTAL_TASKS, 1).build();

  private Changes() {}

  static SessionRevision countTask(Session current) {
    return because(Optional.empty()).apply(current);
  }

  /** Counts one more task, and says whose it is. */
  static SessionChange countedAs(String token) {
    return because(Optional.of(token));
  }

  private static SessionChange because(Optional<String> reason) {
    return current -> current.update(ONE_MORE, TransitionPolicy.specification(), LATER, reason);
  }
}

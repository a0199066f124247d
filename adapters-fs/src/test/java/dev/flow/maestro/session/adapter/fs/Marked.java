package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.domain.FieldChange;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Sessions whose every part tells which revision it is of. In the document, the time of the last
 * change is at the front, the statistics and the configuration are at the end, and between them is
 * as much that never changes as one likes.
 */
final class Marked {

  private static final List<SessionField> FIELDS =
      Arrays.stream(SessionField.values())
          .filter(field -> field.isNumber() || field.path().startsWith("prd_reference."))
          .toList();

  private Marked() {}

  /** Creates such a session, with a document of about so many bytes. */
  static SessionId create(FileSessionRepository store, int size) {
    GitContext large = GitContext.none("x".repeat(size));
    SessionId id = Stores.create(store, aSession().withGitContext(large).revision());
    store.update(id, next());
    return id;
  }

  /** The change to the next revision. */
  static SessionChange next() {
    return session -> {
      long revision = session.revision() + 1;
      SessionUpdate.Builder update = SessionUpdate.builder();
      FIELDS.forEach(field -> update.set(field, mark(field, revision)));
      return session.update(
          update.build(),
          TransitionPolicy.specification(),
          time(revision),
          Optional.of(reason(revision)));
    };
  }

  /** Fails if the session is of several revisions. */
  static void requireWhole(Session session) {
    long revision = session.revision();
    assertThat(session.updatedAt()).as("revision %s", revision).contains(time(revision));
    for (SessionField field : FIELDS) {
      assertThat(field.in(session))
          .as("%s of revision %s", field.path(), revision)
          .contains(mark(field, revision));
    }
  }

  /** Fails if these are not the events of revisions 1, 2 and so on, each whole. */
  static void requireWhole(List<SessionEvent> history) {
    long revision = 0;
    for (SessionEvent event : history) {
      revision++;
      assertThat(event.revision()).isEqualTo(revision);
      if (revision > 1) {
        assertThat(event.at()).as("revision %s", revision).isEqualTo(time(revision));
        assertThat(event.reason()).contains(reason(revision));
        assertThat(event.changes()).extracting(FieldChange::field).isEqualTo(FIELDS);
        for (FieldChange change : event.changes()) {
          assertThat(change.after()).contains(mark(change.field(), revision));
        }
      }
    }
  }

  private static Instant time(long revision) {
    return Stores.NOW.plusSeconds(revision);
  }

  private static String reason(long revision) {
    return "to revision " + revision;
  }

  private static Object mark(SessionField field, long revision) {
    return switch (field.kind()) {
      case TEXT -> "of revision " + revision;
      case DECIMAL -> (double) revision;
      default -> revision;
    };
  }
}

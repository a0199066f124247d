package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store with one session, to be looked at once one thing in it is wrong. */
abstract class InspectedStore {

  static final SessionId OTHER =
      SessionId.parse("7f3b2c1a-0d4e-4f5a-8b6c-9d0e1f2a3b4c").orElseThrow();

  @TempDir Path root;

  FileSessionRepository store;
  StoreLayout layout;
  SessionId id;

  @BeforeEach
  void create() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
    id = Stores.create(store, aSession().revision());
    store.update(id, Stores.to(SessionStatus.PLANNING));
  }

  StoreReport inspect() {
    return store.inspect(Inspection.looking());
  }

  /** The one thing that is found, and that looking did not change. */
  Finding onlyFinding() throws IOException {
    var before = Stores.tree(layout.sessions());
    List<Finding> findings = inspect().findings();
    assertThat(findings).hasSize(1);
    assertThat(Stores.tree(layout.sessions())).isEqualTo(before);
    return findings.get(0);
  }
}

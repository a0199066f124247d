package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger sees what it is there to see. */
class LedgerTest {

  @TempDir Path root;

  private final Ledger ledger = new Ledger();
  private FileSessionRepository store;
  private SessionId id;

  @BeforeEach
  void createASession() {
    store = new FileSessionRepository(root);
    id = Stores.create(store, aSession().revision());
  }

  private void tell(String step, String word) {
    ledger.write(new Told(step, "update", id, word));
  }

  private void change(String word) {
    StoreWorker.change(store, id, word);
  }

  private Ledger.Verdict verdict() {
    return ledger.compare(store, List.of(id));
  }

  @Test
  void findsNothingWrongWithWhatIsRight() {
    tell("begin", "refused");
    tell("refused", "refused");
    tell("begin", "done");
    change("done");
    tell("done", "done");
    tell("begin", "killed too early");
    tell("begin", "killed too late");
    change("killed too late");

    assertThat(verdict())
        .usingRecursiveComparison()
        .isEqualTo(new Ledger.Verdict(Set.of(), Set.of(), Set.of(), List.of(), 1));
    assertThat(ledger.acknowledged()).isEqualTo(1);
    assertThat(ledger.refusals()).isEqualTo(1);
    assertThat(ledger.open()).isEqualTo(2);
  }

  @Test
  void findsALostChange() {
    tell("begin", "lost");
    tell("done", "lost");

    assertThat(verdict().lost()).containsExactly("lost");
  }

  @Test
  void findsADoubledChange() {
    change("twice");
    tell("done", "twice");
    change("twice");

    assertThat(verdict().doubled()).containsExactly("twice");
  }

  @Test
  void findsAChangeThatWasRefusedAndMadeAllTheSame() {
    tell("begin", "refused");
    change("refused");
    tell("refused", "refused");

    assertThat(verdict().invented()).containsExactly("refused");
  }

  @Test
  void findsAnUnreadableSession() throws Exception {
    Files.writeString(new StoreLayout(root).metadata(id), "{");
    SessionId other = Stores.create(store, aSession().revision());

    assertThat(ledger.compare(store, List.of(other)).torn()).hasSize(1);
  }

  @Test
  void findsASessionThatDoesNotGoWithItsHistory() {
    store.update(id, Stores.to(SessionStatus.PLANNING));

    assertThat(verdict().torn()).hasSize(1);
  }
}

package dev.flow.maestro.session.embedding;

import dev.flow.maestro.session.application.port.SessionShelf;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.ShelfSessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

// guide: the store
/** Sessions in a service that can compare and set: one key for all there is under an id. */
final class KeyValueSessionRepository extends ShelfSessionRepository {

  private static final String SHELF = "session/";
  private static final String LAST_CLEANUP = "last-cleanup";

  private final KeyValueService service;

  KeyValueSessionRepository(KeyValueService service) {
    this.service = service;
  }

  @Override
  protected SessionShelf shelf(SessionId id) {
    return read(id, service.get(SHELF + id));
  }

  @Override
  protected SessionShelf change(SessionId id, UnaryOperator<SessionShelf> change) {
    while (true) {
      Optional<String> before = service.get(SHELF + id);
      SessionShelf next = change.apply(read(id, before));
      Optional<String> after = Optional.of(next).filter(it -> !it.isEmpty()).map(ShelfText::write);
      if (service.compareAndSet(SHELF + id, before, after)) {
        return next;
      }
    }
  }

  @Override
  protected Stream<SessionId> ids() {
    return service.keysStartingWith(SHELF).stream()
        .flatMap(key -> SessionId.parse(key.substring(SHELF.length())).stream());
  }

  @Override
  protected boolean claimCleanup(Instant now, Duration interval) {
    Optional<String> last = service.get(LAST_CLEANUP);
    return SessionTrash.isDue(last.map(Instant::parse), now, interval)
        && service.compareAndSet(LAST_CLEANUP, last, Optional.of(now.toString()));
  }

  private static SessionShelf read(SessionId id, Optional<String> text) {
    try {
      return text.isEmpty() ? SessionShelf.empty() : ShelfText.read(text.get());
    } catch (MalformedDocumentException | IllegalArgumentException | IndexOutOfBoundsException e) {
      UnreadableRecord record =
          UnreadableRecord.whole(id.toString(), SHELF + id, "is no shelf: " + e.getMessage());
      throw new UnreadableSessionException(record, e);
    }
  }
}
// end

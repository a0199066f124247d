package dev.flow.maestro.session.application;

import static dev.flow.maestro.session.application.Workbench.START;
import static dev.flow.maestro.session.application.Workbench.onBranch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flow.maestro.session.application.port.GitContextDetector.Detection;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.domain.AmbiguousIdException;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResolveSessionIdTest {

  private static final SessionId A1 = parse("a1000000-0000-4000-8000-000000000000");
  private static final SessionId AB = parse("ab000000-0000-4000-8000-000000000000");
  private static final SessionId ABC = parse("abc00000-0000-4000-8000-000000000000");
  private static final SessionId F = parse("f0000000-0000-4000-8000-000000000000");

  private final InMemorySessionRepository repository = new InMemorySessionRepository();
  private final ResolveSessionId resolver = new ResolveSessionId(portsGiving(A1));

  private static SessionId parse(String text) {
    return SessionId.parse(text).orElseThrow();
  }

  private SessionPorts portsGiving(SessionId id) {
    return SessionPorts.of(repository, () -> Detection.of(onBranch("main")), () -> id, () -> START);
  }

  @BeforeEach
  void storeFourSessions() {
    for (SessionId id : List.of(F, ABC, A1, AB)) {
      new CreateSession(portsGiving(id)).create("x", SessionConfiguration.defaults());
    }
  }

  @Nested
  class Prefix {

    @Test
    void thatOneIdBeginsWithIsThatId() {
      assertThat(resolver.resolve("f")).isEqualTo(F);
      assertThat(resolver.resolve("a1")).isEqualTo(A1);
      assertThat(resolver.resolve("abc")).isEqualTo(ABC);
      assertThat(resolver.resolve("ab000000-0000-4")).isEqualTo(AB);
      assertThat(resolver.resolve("ab000000-0000-4000-8000-00000000000")).isEqualTo(AB);
    }

    @Test
    void thatSeveralIdsBeginWithIsRefusedAndTheyAreNamedInOrder() {
      AmbiguousIdException refusal =
          catchThrowableOfType(AmbiguousIdException.class, () -> resolver.resolve("a"));

      assertThat(refusal.prefix()).isEqualTo("a");
      assertThat(refusal.candidates()).containsExactly(A1, AB, ABC);
      assertThat(refusal).hasMessage("\"a\" begins 3 ids: %s, %s, %s".formatted(A1, AB, ABC));
    }

    @Test
    void thatNoIdBeginsWithIsNotFound() {
      assertNotFound("b");
      assertNotFound("abcd");
      assertNotFound("f0000000-0000-4000-8000-0000000000000");
    }

    @Test
    void thatIsInTheMiddleOfAnIdIsNotFound() {
      assertNotFound("000");
      assertNotFound("b0");
    }

    @Test
    void thatIsEmptyIsNotFoundThoughEveryIdBeginsWithIt() {
      assertNotFound("");
    }

    @Test
    void thatIsEmptyIsNotFoundWhereThereIsOneSessionOnly() {
      List.of(ABC, A1, AB).forEach(repository::delete);

      assertNotFound("");
    }

    @Test
    void thatIsNoBeginningOfAnyIdIsNotFound() {
      assertNotFound("..");
      assertNotFound("../f0000000-0000-4000-8000-000000000000");
      assertNotFound("F");
      assertNotFound("*");
      assertNotFound(" f");
    }

    private void assertNotFound(String text) {
      assertThatThrownBy(() -> resolver.resolve(text))
          .isInstanceOf(SessionNotFoundException.class)
          .hasMessage("no session \"" + text + "\"");
    }
  }

  @Nested
  class Shortest {

    private List<String> shortest(int least, SessionId... ids) {
      return List.copyOf(resolver.shortest(List.of(ids), least).values());
    }

    @Test
    void beginningsTellAnIdFromAllOthers() {
      assertThat(shortest(1, A1, AB, ABC, F)).containsExactly("a1", "ab0", "abc", "f");
    }

    @Test
    void beginningsAreFoundAgain() {
      assertThat(resolver.shortest(List.of(A1, AB, ABC, F), 1))
          .allSatisfy((id, beginning) -> assertThat(resolver.resolve(beginning)).isEqualTo(id));
    }

    @Test
    void beginningsAreAsLongAsIsAskedFor() {
      assertThat(shortest(8, F, ABC)).containsExactly("f0000000", "abc00000");
    }

    @Test
    void beginningsMayBeOfIdsThatAreGone() {
      repository.delete(F);

      assertThat(shortest(1, F)).containsExactly("f");
      assertThat(shortest(1)).isEmpty();
    }
  }

  @Nested
  class WholeId {

    @Test
    void isTakenAsItIs() {
      assertThat(resolver.resolve(AB.toString())).isEqualTo(AB);
    }

    @Test
    void isTakenWhereThereIsNoSuchSessionToo() {
      String unknown = "ab000000-0000-4000-8000-000000000001";

      assertThat(resolver.resolve(unknown)).isEqualTo(parse(unknown));
    }
  }
}

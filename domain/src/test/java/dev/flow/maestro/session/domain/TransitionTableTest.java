package dev.flow.maestro.session.domain;

import static dev.flow.maestro.session.domain.SessionBuilder.aSession;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The specification's table against the code, pair by pair. */
class TransitionTableTest {

  /** By key of the status: the keys of those that may follow. */
  private static final Map<String, Set<String>> TABLE = readTable();

  static Stream<Arguments> pairs() {
    return Arrays.stream(SessionStatus.values())
        .flatMap(from -> Arrays.stream(SessionStatus.values()).map(to -> Arguments.of(from, to)));
  }

  @Test
  void tableHasARowForEachStatusAndNamesNoOther() {
    assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(SessionStatus.keys());
    assertThat(TABLE.values()).allSatisfy(row -> assertThat(SessionStatus.keys()).containsAll(row));
    assertThat(pairs()).hasSize(81);
    assertThat(TABLE.values().stream().mapToInt(Set::size).sum()).isEqualTo(26);
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @MethodSource("pairs")
  void moveIsMadeExactlyWhereTheTableHasIt(SessionStatus from, SessionStatus to) {
    if (rowOf(from).contains(to.key())) {
      assertThat(aSession().at(from).goesTo(to).session().status()).isEqualTo(to);
    } else {
      IllegalTransitionException refusal =
          catchThrowableOfType(
              IllegalTransitionException.class, () -> aSession().at(from).goesTo(to));

      assertThat(refusal).as("refusal").isNotNull();
      assertThat(refusal.from()).isEqualTo(from);
      assertThat(refusal.to()).isEqualTo(to);
      assertThat(refusal.allowed())
          .extracting(SessionStatus::key)
          .containsExactlyInAnyOrderElementsOf(rowOf(from));
    }
  }

  @Test
  void aStatusIsTerminalWhereItsRowIsEmpty() {
    for (SessionStatus status : SessionStatus.values()) {
      assertThat(status.isTerminal()).as(status.key()).isEqualTo(rowOf(status).isEmpty());
    }
  }

  private static Set<String> rowOf(SessionStatus from) {
    return requireNonNull(TABLE.get(from.key()));
  }

  private static Map<String, Set<String>> readTable() {
    try (InputStream file =
        requireNonNull(TransitionTableTest.class.getResourceAsStream("transitions.txt"))) {
      List<String> lines = new String(file.readAllBytes(), UTF_8).lines().toList();
      return lines.stream()
          .filter(line -> !line.startsWith("#"))
          .collect(
              Collectors.toMap(
                  line -> line.substring(0, line.indexOf(':')),
                  line -> names(line.substring(line.indexOf(':') + 1))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}

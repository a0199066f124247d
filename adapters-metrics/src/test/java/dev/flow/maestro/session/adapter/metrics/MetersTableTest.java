package dev.flow.maestro.session.adapter.metrics;

import static dev.flow.maestro.session.domain.SessionStatus.COMPLETED;
import static dev.flow.maestro.session.domain.SessionStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/metrics.md} tell of what is registered, all of it and nothing else. */
class MetersTableTest {

  private static final Path PAGE = Path.of("../docs/metrics.md");

  /** The rows whose first cell is a code that begins so. */
  private static List<List<String>> rows(String beginning) throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(line -> line.startsWith("| `" + beginning))
        .map(line -> line.substring(1, line.length() - 1).replace("`", ""))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }

  private static String row(Meter meter) {
    Meter.Id id = meter.getId();
    return String.join(
        " | ",
        id.getName(),
        id.getType().name().toLowerCase(Locale.ROOT),
        id.getTags().stream().map(Tag::getKey).collect(Collectors.joining(", ")),
        String.valueOf(id.getBaseUnit()),
        String.valueOf(id.getDescription()));
  }

  @Test
  void theMetersAreThoseOfTheTable() throws IOException {
    Scene scene = new Scene();
    new SessionCensus(scene.store, Duration.ofDays(1)).bindTo(scene.registry);
    scene.go(scene.create(), 1, FAILED);
    assertThatThrownBy(() -> scene.go(scene.create(), 1, COMPLETED)).isNotNull();
    scene.metrics.onLockWait(Duration.ZERO, true);

    Set<String> registered =
        scene.registry.getMeters().stream()
            .map(MetersTableTest::row)
            .collect(Collectors.toCollection(TreeSet::new));

    Set<String> told =
        rows("maestro.").stream()
            .map(cells -> String.join(" | ", cells))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(told).isEqualTo(registered);
  }

  @Test
  void theOperationsAreThoseOfThePage() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Arrays.stream(StoreOperation.values()).map(StoreOperation::key))
        .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }
}

package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Waiting for writers that write in place: it ends, and not while one is at work. */
class PatienceTest {

  private static final Path FILE = Path.of("one");
  private static final Duration ENOUGH = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofMillis(50);

  private final Patience patience = new Patience(ENOUGH, LONGEST);
  private final long begin = System.nanoTime();

  private Duration waited() {
    while (patience.waitALittle()) {
      assertThat(sinceBegin()).isLessThan(Duration.ofMinutes(1));
    }
    return sinceBegin();
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  void endsWhereNothingHappens() {
    assertThat(waited()).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(patience.waitALittle()).isFalse();
  }

  @Test
  void beginsAnewWhenTheFileWasWrittenMeanwhile() {
    patience.see(FILE, FileTime.fromMillis(1));
    waited();
    patience.see(FILE, FileTime.fromMillis(2));

    assertThat(patience.waitALittle()).isTrue();
  }

  @Test
  void isNotForEachOfManyFiles() {
    patience.see(FILE, FileTime.fromMillis(1));
    waited();
    patience.see(Path.of("another"), FileTime.fromMillis(2));

    assertThat(patience.waitALittle()).isFalse();
  }

  @Test
  void doesNotBeginAnewForAFileThatIsTheSame() {
    patience.see(FILE, FileTime.fromMillis(1));
    waited();
    patience.see(FILE, FileTime.fromMillis(1));

    assertThat(patience.waitALittle()).isFalse();
  }

  @Test
  void endsAtLastWhateverAWriterDoes() {
    long time = 0;
    do {
      patience.see(FILE, FileTime.fromMillis(time++));
      assertThat(sinceBegin()).isLessThan(Duration.ofMinutes(1));
    } while (patience.waitALittle());

    assertThat(sinceBegin()).isGreaterThanOrEqualTo(LONGEST);
  }
}

package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionId;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lock file serves a session: programs of two versions that differ in it exclude nobody. */
class StoreLayoutTest {

  private final StoreLayout layout = new StoreLayout(Path.of("/store"));

  private String lockOf(UUID id) {
    return String.valueOf(layout.lock(new SessionId(id)).getFileName());
  }

  @ParameterizedTest
  @CsvSource({
    "00000000-0000-4000-8000-000000000000,004.lock",
    "3f01b541-5cc9-47a7-9f8b-d884159c705f,1b4.lock",
    "21285640-5215-4cea-9663-b830592aa680,033.lock",
    "ffffffff-ffff-4fff-bfff-ffffffffffff,00b.lock"
  })
  void isTheSameInEveryVersion(UUID id, String file) {
    assertThat(lockOf(id)).isEqualTo(file);
  }

  /** The bits of both halves of the id, folded twelve by twelve, in another arithmetic. */
  @Test
  void isChosenByEveryBitOfTheId() {
    Random random = new Random(20261125);
    for (int tries = 0; tries < 1000; tries++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      BigInteger bits =
          new BigInteger(
              Long.toUnsignedString(id.getMostSignificantBits() ^ id.getLeastSignificantBits()));
      int folded = 0;
      for (int shift = 0; shift < 60; shift += 12) {
        folded ^= bits.shiftRight(shift).intValue() & 0xFFF;
      }
      assertThat(lockOf(id)).isEqualTo("%03x.lock".formatted(folded));
    }
  }
}

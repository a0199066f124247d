package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A range in two parts. */
class TwoThreadsTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0,
        1,
        TwoThreads.MANY - 1,
        TwoThreads.MANY,
        TwoThreads.MANY + 1,
        3 * TwoThreads.MANY + 1
      })
  void eachNumberHasItsTurnOnce(int count) throws IOException {
    AtomicIntegerArray turns = new AtomicIntegerArray(count);

    TwoThreads.run(
        count,
        (from, to) -> {
          for (int number = from; number < to; number++) {
            turns.incrementAndGet(number);
          }
        });

    for (int number = 0; number < count; number++) {
      assertThat(turns.get(number)).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, TwoThreads.MANY - 1})
  void aFailureOfEitherPartIsThrown(int failing) {
    IOException failure = new IOException("of the disk");

    assertThatThrownBy(
            () ->
                TwoThreads.run(
                    TwoThreads.MANY,
                    (from, to) -> {
                      if (from <= failing && failing < to) {
                        throw failure;
                      }
                    }))
        .isSameAs(failure);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, TwoThreads.MANY - 1})
  void soIsAnErrorSuchAsTooLittleMemory(int failing) {
    Error error = new OutOfMemoryError("not really");

    assertThatThrownBy(
            () ->
                TwoThreads.run(
                    TwoThreads.MANY,
                    (from, to) -> {
                      if (from <= failing && failing < to) {
                        throw error;
                      }
                    }))
        .isSameAs(error);
  }

  @Test
  void aBugInTheOtherPartIsNotLost() {
    assumeTwoProcessors();
    assertThatThrownBy(
            () ->
                TwoThreads.run(
                    TwoThreads.MANY,
                    (from, to) -> {
                      if (from > 0) {
                        throw new IllegalStateException("a bug");
                      }
                    }))
        .hasRootCauseMessage("a bug");
  }

  @Test
  void anInterruptIsKeptAndTheOtherPartAwaited() throws IOException {
    assumeTwoProcessors();
    CountDownLatch interrupted = new CountDownLatch(1);
    AtomicIntegerArray ended = new AtomicIntegerArray(1);

    TwoThreads.run(
        TwoThreads.MANY,
        (from, to) -> {
          if (from == 0) {
            Thread.currentThread().interrupt();
            interrupted.countDown();
          } else {
            awaitUninterrupted(interrupted);
            ended.incrementAndGet(0);
          }
        });

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ended.get(0)).isEqualTo(1);
  }

  private static void assumeTwoProcessors() {
    assumeTrue(
        Runtime.getRuntime().availableProcessors() > 1,
        "not run: on one processor there is no other part");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

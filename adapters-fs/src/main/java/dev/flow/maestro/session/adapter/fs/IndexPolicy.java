package dev.flow.maestro.session.adapter.fs;

import java.time.Duration;

/**
 * When the index of a store is used, believed and renewed.
 *
 * @param fewest how many sessions there are at least where it is made
 * @param mostLacking how many sessions may have no entry that holds, beside one in {@value
 *     #PART_LACKING}, before it is made anew
 * @param settling how old the last change of a file is at least when what is read of it is believed
 *     later: what is written sooner after that change may get the same times. FAT counts in steps
 *     of two seconds, others in those of the system's clock; see "racy git" in git's documentation
 * @param rest how long no session came or went before it is made anew for that alone
 */
record IndexPolicy(int fewest, int mostLacking, Duration settling, Duration rest) {

  static final int PART_LACKING = 50;

  /** That of every store, unless a test wants another. */
  static final IndexPolicy USUAL =
      new IndexPolicy(65, 64, Duration.ofSeconds(2), Duration.ofSeconds(10));

  /**
   * Whether any change after this moment shows in the stamp.
   *
   * @param moment in nanoseconds of the epoch, by the clock of the file system
   */
  boolean isSettled(Stamp stamp, long moment) {
    return stamp.lastTouch() <= moment - settling.toNanos();
  }

  /** Whether an index is worth while that covers so many sessions more than the one there is. */
  boolean isLackingMuch(int lacking, int sessions) {
    return lacking > Math.max(mostLacking, sessions / PART_LACKING);
  }

  /** Whether the folder of the sessions is in use no more, as far as that can be told. */
  boolean isAtRest(Stamp folders, long moment) {
    return folders.lastTouch() <= moment - settling.toNanos() - rest.toNanos();
  }
}

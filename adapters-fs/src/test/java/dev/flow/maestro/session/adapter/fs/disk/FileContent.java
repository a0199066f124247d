package dev.flow.maestro.session.adapter.fs.disk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What a file held when it was last forced, and what was done to it since. After a force that
 * failed the system calls what it was about clean, and forgets it but for the blocks that are
 * written again.
 */
final class FileContent {

  /**
   * What is written is written in whole blocks of so many bytes. Smaller than in any file system,
   * so that where something happens to begin hides nothing.
   */
  static final int BLOCK = 16;

  private byte[] forced;
  private byte[] cached;
  private boolean forceFailed;
  private final List<Effect.OfContent> pending = new ArrayList<>();

  FileContent(byte[] forced) {
    this.forced = forced.clone();
    this.cached = forced.clone();
  }

  void apply(Effect.OfContent effect) {
    cached = apply(cached, effect);
    pending.add(
        forceFailed && effect instanceof Effect.Written written ? wholeBlocks(written) : effect);
  }

  private Effect.OfContent wholeBlocks(Effect.Written written) {
    int from = (int) (written.position() / BLOCK * BLOCK);
    int end = (int) written.position() + written.bytes().remaining();
    int to = Math.min(cached.length, (end + BLOCK - 1) / BLOCK * BLOCK);
    return new Effect.Written(
        written.inode(), from, ByteBuffer.wrap(Arrays.copyOfRange(cached, from, to)));
  }

  void force() {
    forced = all();
    pending.clear();
  }

  void failForce() {
    pending.clear();
    forceFailed = true;
  }

  /** Nothing of what was not forced. */
  byte[] forcedOnly() {
    return forced.clone();
  }

  /** All that was done. */
  byte[] all() {
    return firstOf(pending.size());
  }

  /**
   * The first few of the things done, and of the next one a part. What a file became longer by may
   * be zeros; bytes that are written over are the old or the new ones (the "powersafe overwrite"
   * that SQLite asks of a disk).
   */
  byte[] some(Random random) {
    int done = random.nextInt(pending.size() + 1);
    byte[] content = firstOf(done);
    if (done < pending.size() && pending.get(done) instanceof Effect.Written written) {
      int length = written.bytes().remaining();
      byte[] kept = new byte[random.nextInt(length + 1)];
      written.bytes().get(0, kept);
      byte[] torn = write(content, written.position(), kept);
      int whole = (int) written.position() + length;
      boolean zeros = random.nextBoolean() && whole > torn.length;
      return zeros ? Arrays.copyOf(torn, whole) : torn;
    }
    return content;
  }

  private byte[] firstOf(int count) {
    byte[] content = forced.clone();
    for (Effect.OfContent effect : pending.subList(0, count)) {
      content = apply(content, effect);
    }
    return content;
  }

  private static byte[] apply(byte[] content, Effect.OfContent effect) {
    if (effect instanceof Effect.Written written) {
      byte[] bytes = new byte[written.bytes().remaining()];
      written.bytes().get(0, bytes);
      return write(content, written.position(), bytes);
    }
    return effect instanceof Effect.Cut cut && cut.size() < content.length
        ? Arrays.copyOf(content, (int) cut.size())
        : content;
  }

  private static byte[] write(byte[] content, long position, byte[] bytes) {
    int from = (int) position;
    byte[] longer = Arrays.copyOf(content, Math.max(content.length, from + bytes.length));
    System.arraycopy(bytes, 0, longer, from, bytes.length);
    return longer;
  }
}

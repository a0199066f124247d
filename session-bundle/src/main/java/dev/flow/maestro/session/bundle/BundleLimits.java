package dev.flow.maestro.session.bundle;

/**
 * How much of a bundle is read before it is refused. What is packed small may be large.
 *
 * @param document the most bytes of a session's document
 * @param history the most bytes of a session's history
 * @param file the most bytes of a file of another tool
 * @param files the most files of other tools with one session
 * @param sessions the most sessions
 * @param total the most bytes of all contents together, unpacked
 */
public record BundleLimits(
    long document, long history, long file, int files, int sessions, long total) {

  /** The longest file of another tool that a bundle can hold, in bytes. */
  public static final long LONGEST_FILE = 4_000_000_000L;

  private static final long MIB = 1 << 20;

  /** 16 MiB, 64 MiB, {@link #LONGEST_FILE}, 10,000 files, a million sessions, 64 GiB. */
  public static BundleLimits defaults() {
    return new BundleLimits(16 * MIB, 64 * MIB, LONGEST_FILE, 10_000, 1_000_000, 64 * 1024 * MIB);
  }

  /** The same with another limit of all contents together. */
  public BundleLimits withTotal(long bytes) {
    return new BundleLimits(document, history, file, files, sessions, bytes);
  }
}

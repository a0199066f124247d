package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An ext4 file system in a file of its own, mounted by way of a loop device, that can lose its
 * power: the kernel then lets nothing more of it reach the file, not even what is in its memory
 * ({@code EXT4_IOC_SHUTDOWN}, as the tests of Linux's own file systems do it).
 *
 * <p>However this JVM ends, the disk goes with it.
 */
final class LoopDisk implements AutoCloseable {

  private static final String SIZE_MIB = "48";

  private static final List<String> TOOLS =
      List.of("mkfs.ext4", "mount", "umount", "losetup", "perl");

  /** The flag is {@code EXT4_GOING_FLAGS_NOLOGFLUSH}: the journal does not reach the file, too. */
  private static final String SHUTDOWN =
      "open(my $d, '<', $ARGV[0]) or die $!; my $flag = pack('L', 2);"
          + " ioctl($d, 0x8004587D, $flag) or die \"EXT4_IOC_SHUTDOWN: $!\"";

  /** Reads until there is nobody who could write, and cleans up. */
  private static final String GUARD =
      "trap '' HUP INT TERM; cat >/dev/null; cd /;"
          + " umount \"$1/mounted\" 2>/dev/null || umount -l \"$1/mounted\" 2>/dev/null;"
          + " rm -f \"$1/image\"; rmdir \"$1/mounted\" \"$1\"";

  private final Path image;
  private final Path mountPoint;
  private final String options;
  private final Process guard;

  private LoopDisk(Path folder, String options) throws IOException {
    this.image = folder.resolve("image");
    this.mountPoint = Files.createDirectories(folder.resolve("mounted"));
    this.options = options;
    this.guard =
        new ProcessBuilder("sh", "-c", GUARD, "guard", folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
  }

  /**
   * Makes an empty disk.
   *
   * @param folder that does not exist; it is removed in the end
   * @param options how the file system is mounted, as mount(8) takes them
   */
  static LoopDisk make(Path folder, String options) throws IOException {
    LoopDisk disk = new LoopDisk(folder, options);
    try {
      run("truncate", "-s", SIZE_MIB + "M", disk.image.toString());
      run("mkfs.ext4", "-q", "-F", disk.image.toString());
      disk.mount();
      return disk;
    } catch (IOException e) {
      disk.close();
      throw e;
    }
  }

  /** What is missing on this machine for such a disk, and why; empty where there is one. */
  static Optional<String> missing(Path folder) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of("a loop device and ext4: this is no Linux");
    }
    try {
      if (!Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS)
          .equals(0)) {
        return Optional.of("the right to mount a file system: this is not root");
      }
      List<String> missing = new ArrayList<>();
      for (String tool : TOOLS) {
        if (new ProcessBuilder("sh", "-c", "command -v " + tool).start().onExit().join().exitValue()
            != 0) {
          missing.add(tool);
        }
      }
      if (!missing.isEmpty()) {
        return Optional.of("the programs " + missing + ": they are not on the path");
      }
      try (LoopDisk disk = make(folder, "defaults")) {
        disk.cutPower();
        return Optional.empty();
      }
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).replace(folder.toString(), "");
      return Optional.of(
          "a loop-mounted ext4 that can be shut down: " + why.lines().findFirst().orElse(""));
    }
  }

  /** Where its files are. */
  Path root() {
    return mountPoint;
  }

  /** From now on each operation fails, and nothing more is written. */
  void cutPower() throws IOException {
    run("perl", "-e", SHUTDOWN, mountPoint.toString());
  }

  /** Turns it on again: what the journal has is put in place. Nobody may have a file open. */
  void turnOn() throws IOException {
    run("umount", mountPoint.toString());
    mount();
  }

  private void mount() throws IOException {
    run("mount", "-t", "ext4", "-o", "loop," + options, image.toString(), mountPoint.toString());
  }

  /** Unmounts it and removes it. */
  @Override
  public void close() throws IOException {
    guard.getOutputStream().close();
    guard.onExit().join();
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said.strip());
    }
  }
}

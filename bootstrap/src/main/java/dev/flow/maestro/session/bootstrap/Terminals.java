package dev.flow.maestro.session.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells what a standard stream is connected to, each apart, which {@link System#console} cannot.
 */
final class Terminals {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private Terminals() {}

  /**
   * Whether a descriptor of this process is a terminal. Where the system does not show its
   * descriptors as Linux does, see proc(5), none counts as one.
   */
  static boolean isTerminal(int descriptor) {
    String target = target(descriptor);
    return target.startsWith("/dev/pts/")
        || target.startsWith("/dev/tty")
        || target.equals("/dev/console");
  }

  /** Whether a descriptor of this process leads to another program. As {@link #isTerminal}. */
  static boolean isPipe(int descriptor) {
    String target = target(descriptor);
    return target.startsWith("pipe:") || target.startsWith("socket:");
  }

  private static String target(int descriptor) {
    try {
      return Files.readSymbolicLink(DESCRIPTORS.resolve(Integer.toString(descriptor))).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}

package dev.flow.maestro.session.adapter.fs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A second JVM that locks a file, and says so. */
final class OtherProcess implements AutoCloseable {

  private final Process process;

  private OtherProcess(Process process) {
    this.process = process;
  }

  /** Starts a process and returns when it holds the lock. */
  static OtherProcess holding(Path lockFile) throws IOException {
    OtherProcess other = start(lockFile);
    String answer = other.answer();
    if (!answer.equals("held")) {
      throw new AssertionError("the other process said: " + answer);
    }
    return other;
  }

  /** Whether another process could take the lock now. */
  static boolean canLock(Path lockFile) {
    try (OtherProcess other = start(lockFile)) {
      return other.answer().equals("held");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Its number. */
  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the process, and waits until it and its lock are gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private String answer() throws IOException {
    return process.inputReader().readLine();
  }

  private static OtherProcess start(Path lockFile) throws IOException {
    return new OtherProcess(ChildJvm.start(OtherProcess.class, lockFile.toString()));
  }

  /** The other process: tries for the lock, says whether it has it, and waits to be ended. */
  public static void main(String[] arguments) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      System.out.println(lock == null ? "busy" : "held");
      System.out.flush();
      System.in.read();
    }
  }
}

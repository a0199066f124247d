package dev.flow.maestro.session.adapter.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What surrounds the process.
 *
 * @param in standard input
 * @param out standard output: data only
 * @param err standard error: everything else
 * @param environment the environment variables
 * @param workingFolder the current folder, absolute
 * @param inIsTerminal whether a person writes standard input
 * @param outIsTerminal whether a person reads standard output
 * @param errIsTerminal whether a person reads standard error
 * @param outIsPipe whether another program reads standard output, and may stop to
 * @param clock what people are told the age of things by
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path workingFolder,
    boolean inIsTerminal,
    boolean outIsTerminal,
    boolean errIsTerminal,
    boolean outIsPipe,
    InstantSource clock) {

  /** The same where standard output is no pipe. */
  public Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      Path workingFolder,
      boolean inIsTerminal,
      boolean outIsTerminal,
      boolean errIsTerminal,
      InstantSource clock) {
    this(
        in,
        out,
        err,
        environment,
        workingFolder,
        inIsTerminal,
        outIsTerminal,
        errIsTerminal,
        false,
        clock);
  }

  /**
   * Whether standard output cannot be written any more.
   *
   * @throws ReaderGoneException if that is because nobody reads it any more
   */
  boolean isOutputBroken() {
    boolean broken = out.checkError();
    if (broken && outIsPipe) {
      throw new ReaderGoneException();
    }
    return broken;
  }
}

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
    InstantSource clock) {}

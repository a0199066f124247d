/**
 * The command line: a driving adapter. It turns words into calls of the {@link
 * dev.flow.maestro.session.application.SessionManager}, sessions into JSON on standard output, and
 * errors into one line and an exit code. {@link dev.flow.maestro.session.adapter.cli.CommandLine}
 * is the way in; it never exits the JVM, so tests run it too.
 *
 * <p>A command is a {@code CommandSpec}, from which parsing and help are made, and what it does.
 */
package dev.flow.maestro.session.adapter.cli;

/**
 * Tells branch, commit and worktree of a checkout, with {@link
 * dev.flow.maestro.session.adapter.git.JGitContextDetector} as the way in.
 *
 * <p>JGit parses the configuration and the tables of references. Its {@code Repository} is not
 * opened, on purpose. To open one, JGit reads the user's and the system's configuration, and starts
 * a {@code git} to be told where the latter is; to know whether a file changed, it measures the
 * clock of the file system for seconds and keeps the result in the user's home; and it logs through
 * SLF4J, which complains on standard error where nobody has set it up. All of this hangs on one
 * {@code SystemReader} for the whole JVM, so a library cannot switch it off for itself alone. None
 * of it is needed to follow {@code HEAD}: the way to the repository and the references in plain
 * files are read here, as gitrepository-layout(5) describes them.
 */
package dev.flow.maestro.session.adapter.git;

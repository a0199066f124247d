package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/**
 * A variable of the environment that the program or its script looks at.
 *
 * @param name the name
 * @param meaning what it says, without a full stop
 */
record EnvironmentVariable(String name, String meaning) {

  /** All of them, ours first. */
  static List<EnvironmentVariable> all() {
    return List.of(
        of(
            "MAESTRO_REPO_ROOT",
            "the folder above .flow; default: the nearest with .flow/maestro or .git"),
        of("MAESTRO_OUTPUT", "the form of output, for commands that have it; see help output"),
        of(
            "MAESTRO_STORE",
            "files (default), memory, which ends with the process, or the address of a database:"
                + " postgresql://HOST:PORT/DATABASE"),
        of("MAESTRO_DB_USER", "the role of a database"),
        of("MAESTRO_DB_PASSWORD", "the password of that role"),
        of("MAESTRO_DB_PASSWORD_FILE", "a file with that password"),
        of(
            "MAESTRO_LOCK_TIMEOUT",
            "seconds that a change waits for another writer of the same session (default 10)"),
        of(
            "MAESTRO_DURABILITY",
            "full (default): a change survives a power cut; process: a killed process only"),
        of(
            "MAESTRO_FOREIGN_EDITS",
            "checked (default): queries see what other programs write; none: there are none, and"
                + " queries are faster"),
        of(
            "MAESTRO_REPOS",
            "the file that remembers repositories, as an absolute path, or off; default:"
                + " maestro-session/repositories in XDG_CONFIG_HOME or HOME/.config"),
        of("MAESTRO_METRICS", "the file that --metrics would name"),
        of("MAESTRO_PAGER", "the program that shows long output; cat or nothing: none"),
        of("MAESTRO_DEBUG", "set to anything: errors print where they come from in the code"),
        of("MAESTRO_JAVA_OPTS", "more options for the Java runtime, such as -Xmx1g"),
        of(
            "MAESTRO_CLASS_ARCHIVE",
            "off: no archive of classes, which lets commands start faster, is used or made; now:"
                + " one is made before the command; default: in the background"),
        of("JAVA_HOME", "the Java runtime to use; default: java on the path"),
        of("NO_COLOR", "set to anything: no colours"),
        of("CLICOLOR_FORCE", "set to anything but 0: colours, also where there is no terminal"),
        of("CLICOLOR", "0: no colours"),
        of("TERM", "dumb: no colours, and no pager"),
        of("COLUMNS", "how wide the terminal is; default: what it says, or 80"),
        of("LINES", "how high the terminal is; default: what it says"),
        of("PAGER", "the program that shows long output, without MAESTRO_PAGER; default: less"),
        of("XDG_CONFIG_HOME", "the folder of what a person has set; default: HOME/.config"),
        of("XDG_CACHE_HOME", "the folder of what may be made anew; default: HOME/.cache"));
  }

  private static EnvironmentVariable of(String name, String meaning) {
    return new EnvironmentVariable(name, meaning);
  }
}

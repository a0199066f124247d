package dev.flow.maestro.session.adapter.cli;

import java.util.List;

/** What the help tells beside the commands. */
final class Topics {

  /** The list of all topics, which is one itself. */
  static final String TOPICS = "topics";

  /** How a program uses the command line. */
  static final String AGENTS = "agents";

  private static final List<String> NAMES =
      List.of("output", "exit-codes", "environment", "files", AGENTS);

  private Topics() {}

  /** All that {@code help} tells of, the list of them first. */
  static List<String> names() {
    return NAMES;
  }

  /** Whether there is such a topic. */
  static boolean has(String name) {
    return name.equals(TOPICS) || NAMES.contains(name);
  }

  /** What a topic is about, in a line. */
  static String summary(String name) {
    return switch (name) {
      case TOPICS -> "The topics of the help";
      case "output" -> "The forms of what is printed, and which one is taken";
      case "exit-codes" -> "What the process ends with, and what errors look like";
      case "environment" -> "The variables that the program looks at";
      case "files" -> "Where sessions, templates and settings lie";
      case AGENTS -> "How a program uses the command line";
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** What the help shows of a topic. */
  static String text(String name) {
    StringBuilder text = new StringBuilder(summary(name)).append(".\n\n");
    switch (name) {
      case TOPICS -> topics(text);
      case "output" -> output(text);
      case "exit-codes" -> exitCodes(text);
      case "environment" -> environment(text);
      case "files" -> text.append(FILES);
      case AGENTS -> agents(text);
      default -> throw new IllegalArgumentException(name);
    }
    return text.toString();
  }

  /** A row for each topic. */
  static void rows(StringBuilder text) {
    NAMES.forEach(name -> Help.row(text, "help " + name, summary(name)));
  }

  private static void topics(StringBuilder text) {
    rows(text);
    text.append("\nmaestro-session help COMMAND tells of a command.\n");
  }

  private static void output(StringBuilder text) {
    text.append("forms, chosen by --output, else by MAESTRO_OUTPUT:\n");
    Help.row(text, "table, text", "for people; the default on a terminal");
    Help.row(text, "json", "JSON in one line; the default elsewhere");
    Help.row(text, "pretty", "JSON, indented");
    Help.row(text, "jsonl", "JSON, a line for each element of a list");
    Help.row(text, "id", "the id of each session, a line each");
    text.append("\nwhich forms a command has:\n");
    for (Command command : Commands.all()) {
      Help.row(text, command.spec().name(), String.join(", ", command.spec().outputForms()));
    }
    text.append("\nmembers that --fields may name:\n");
    SessionFields.known().forEach(field -> text.append("  ").append(field).append('\n'));
    text.append(OUTPUT);
  }

  private static void exitCodes(StringBuilder text) {
    Help.exitCodes(text, List.of(ExitCode.values()));
    text.append(EXIT_CODES);
  }

  private static void environment(StringBuilder text) {
    for (EnvironmentVariable variable : EnvironmentVariable.all()) {
      Help.row(text, variable.name(), variable.meaning());
    }
    text.append("\nA flag of the command line goes before its variable.\n");
  }

  private static void agents(StringBuilder text) {
    text.append(FOR_AGENTS);
    List<CommandSpec> waiting =
        List.of("watch", "wait").stream()
            .flatMap(name -> Commands.named(name).stream())
            .map(Command::spec)
            .toList();
    if (!waiting.isEmpty()) {
      text.append("\nwaiting, instead of asking again and again\n");
      waiting.forEach(spec -> Help.row(text, Help.usage(spec), spec.summary()));
    }
    text.append("\nexit codes: maestro-session help exit-codes\n");
  }

  private static final String OUTPUT =
      """

      Data goes to standard output, everything else to standard error: errors,
      warnings, notes, questions. With --output json or jsonl, errors and warnings
      are JSON, too, an object a line.

      A command that names several sessions prints one document for each.

      Text for people may change from version to version; JSON only gets new members.
      Colours: --color, else NO_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM. What is
      longer than the terminal goes through a pager, unless --no-pager is given.
      """;

  private static final String EXIT_CODES =
      """

      COMMAND --help names those that the command can end with.

      An error is a line "error: ...", and a line "hint: ..." where there is
      something to be done next. With --output json it is one JSON object on
      standard error: code, message, hint, and what the error is about, such as
      from, to and allowed. What failed has changed nothing, unless the message says
      so. Of several sessions, each is tried, and the highest code is the exit code.
      """;

  private static final String FILES =
      """
      Below the root, which --repo-root, MAESTRO_REPO_ROOT, or the nearest folder
      with .flow/maestro or .git says:

        .flow/maestro/sessions/ID/metadata.json
                                    the session
        .flow/maestro/sessions/ID/history.jsonl
                                    what happened to it, an event a line
        .flow/maestro/templates/NAME.json
                                    templates, which people may write by hand
        .flow/maestro/maestro-session.json
                                    settings: how long things are kept
        .flow/maestro/trash/        deleted sessions, until they are removed
        .flow/maestro/holds/        a file for each session that is held
        .flow/maestro/schemas/      the JSON Schema of a session
        .flow/maestro/locks/        lock files; leave them where they are
        .flow/maestro/caches/       may be removed at any time
        .flow/maestro/staging/      what is being written; empty between commands

      Of a person:

        $XDG_CONFIG_HOME/maestro-session/repositories
                                    the repositories that are remembered, a path a
                                    line; without the variable in $HOME/.config
        $XDG_CACHE_HOME/maestro-session/
                                    archives of classes, for a quicker start;
                                    without the variable in $HOME/.cache

      doctor looks whether all is well with the store.
      """;

  private static final String FOR_AGENTS =
      """
      maestro-session help agents --output json prints all of this for programs:
      each command with its flags, the values that they take, its exit codes, and the
      shape of what it prints and of errors as JSON Schema.

      reading
        --output json     one JSON document; without the flag, too, where standard
                          output is no terminal, but then errors are text
        --output jsonl    a line for each element, as it comes
        --output id       ids only: id=$(maestro-session create ... --output id)
        --fields A,B      only these members; null where a session has none

      judging
        Look at the exit code first: 0 is done, 2 is yours to mend, 3 is not there, 4
        is not allowed now (the error lists what is), 5 is somebody else's change, 6
        cannot be read, 7 may go better later. With --output json the error is an
        object on standard error: code, message, hint, and what it is about.

      changing
        --expect-revision N   do it only if nobody changed the session since you
                              read it; otherwise exit 5: read again, decide anew
        --expect-status S     the same, for who only cares for the status
        --add FIELD=N         adds at the store, so that no count is lost
        --idempotency-key K   try again after a lost answer: the request is carried
                              out once, and who repeats it gets the first result
        --dry-run             tells what would be done, checks all, changes nothing
        --reason TEXT         why, for the history

      texts
        What begins with dashes may be a value: it follows its flag. What follows --
        is no flag. A feature request or JSON of any length comes by standard input:
        create --feature-request - <request.md

      A program is never asked: questions come only where a person is at a terminal.
      """;
}

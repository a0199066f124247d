package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.TemplateName;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One run of a command: what it was told, and what it works with. */
final class Invocation {

  /** More than the longest feature request, whatever its line ends. */
  private static final int MAX_INPUT_BYTES = 16 << 20;

  private static final int BLOCK = 1 << 16;
  private static final int LONGEST_ANSWER = 10;

  private final Arguments arguments;
  private final SessionManagerFactory managers;
  private final Supplier<Repositories> repositories;
  private final Output output;
  private final Style style;
  private final Console console;

  Invocation(
      Arguments arguments,
      SessionManagerFactory managers,
      Supplier<Repositories> repositories,
      Output output,
      Style style,
      Console console) {
    this.arguments = arguments;
    this.managers = managers;
    this.repositories = repositories;
    this.output = output;
    this.style = style;
    this.console = console;
  }

  Arguments arguments() {
    return arguments;
  }

  /** Opens the store: read all arguments first, so that what is invalid touches nothing. */
  SessionManager manager() {
    Optional<IdempotencyKey> key =
        arguments
            .optional(SharedOptions.IDEMPOTENCY_KEY.name())
            .map(value -> new IdempotencyKey(value, arguments.digest()));
    SessionManager opened = managers.open(root(), output::warning);
    SessionManager manager = isRehearsal() ? opened.rehearsal() : opened;
    return key.map(manager::withIdempotencyKey).orElse(manager);
  }

  /** Whether nothing shall be changed. */
  boolean isRehearsal() {
    return arguments.has(SharedOptions.DRY_RUN.name());
  }

  /** Opens a store below a folder that the person at the console did not choose. */
  SessionManager managerAt(Path root) {
    return managers.openForNow(root, output::warning);
  }

  /** The folder that the store lies below. */
  Path root() {
    return RepoRoot.find(arguments.optional(CommandSpec.REPO_ROOT), console);
  }

  /**
   * The folder that {@code --repository} names.
   *
   * @throws InvalidInputException if it does not exist
   */
  Optional<Path> namedRoot() {
    String option = SharedOptions.REPOSITORY.name();
    return arguments
        .optional(option)
        .map(folder -> RepoRoot.existing("--" + option, folder, console));
  }

  /** What works on several repositories. */
  Repositories repositories() {
    return isRehearsal() ? repositories.get().rehearsal() : repositories.get();
  }

  /**
   * The roots of several repositories, where the flags ask for several.
   *
   * @throws InvalidInputException if a folder that was named does not exist
   */
  List<Path> roots() {
    if (!arguments.has(RepositoryFlags.ALL_REPOS.name())) {
      return arguments.all(CommandSpec.REPO_ROOT).stream()
          .map(folder -> RepoRoot.find(Optional.of(folder), console))
          .toList();
    }
    List<Path> roots = repositories().roots();
    if (roots.isEmpty()) {
      output.warning("no repository is remembered; repos add DIR remembers one");
    }
    return roots;
  }

  Output output() {
    return output;
  }

  /** Tells how far the command is, on a terminal; elsewhere nowhere. */
  ProgressLine progress(String doing) {
    return new ProgressLine(
        console.errIsTerminal() ? console.err() : new PrintStream(OutputStream.nullOutputStream()),
        doing);
  }

  /** Shows what a query finds, in its order, and on a terminal how far the store is. */
  void search(SessionManager manager, SessionQuery query, SessionVisitor visitor) {
    try (ProgressLine progress = progress("reading sessions")) {
      manager.scanSessions(query, new ProgressVisitor(progress, visitor));
    }
  }

  /** Writes sessions to standard output. */
  SessionOutput sessions() {
    return new SessionOutput(
        output,
        arguments.optional(SharedOptions.FIELDS.name(), SessionFields::parse),
        style,
        now());
  }

  /** The time that people are told the age of things by. */
  Instant now() {
    return console.clock().instant();
  }

  /** How text for people may look on standard output. */
  Style style() {
    return style;
  }

  /**
   * Standard output for data that is no text.
   *
   * @throws InvalidInputException if it is a terminal
   */
  OutputStream bytesOut(String option) {
    if (console.outIsTerminal()) {
      throw InvalidInputException.of(option, "-", "a file, where standard output is a terminal");
    }
    return new BufferedOutputStream(new CheckedOutput(console.out()), BLOCK);
  }

  /** What surrounds the process. */
  Console console() {
    return console;
  }

  /** Standard input for data that is no text. */
  InputStream bytesIn() {
    return console.in();
  }

  /**
   * A path that was given.
   *
   * @throws InvalidInputException if it can be none here
   */
  Path path(String option, String text) {
    try {
      return console.workingFolder().resolve(text);
    } catch (InvalidPathException e) {
      throw InvalidInputException.of(option, text, "a path");
    }
  }

  /** Whether there is a person who can be asked. */
  boolean canAsk() {
    return console.inIsTerminal() && console.errIsTerminal();
  }

  /** Asks a person; no answer, and any but yes, is no. */
  boolean ask(String question) {
    console.err().print(question + " [y/N] ");
    console.err().flush();
    StringBuilder answer = new StringBuilder();
    try {
      for (int next = console.in().read(); next >= 0 && next != '\n'; next = console.in().read()) {
        if (answer.length() <= LONGEST_ANSWER) {
          answer.append((char) next);
        }
      }
    } catch (IOException e) {
      throw new InputException(e);
    }
    String word = answer.toString().strip().toLowerCase(Locale.ROOT);
    return word.equals("y") || word.equals("yes");
  }

  Path workingFolder() {
    return console.workingFolder();
  }

  /** The one session that {@code --session-id} names. */
  SessionId sessionId(SessionManager manager) {
    return sessionId(arguments.required(SharedOptions.SESSION_ID.name()), manager);
  }

  private SessionId sessionId(String name, SessionManager manager) {
    if (SessionNames.isCounted(name) && arguments.has(SharedOptions.IDEMPOTENCY_KEY.name())) {
      throw new UsageException(
          "a request that may be made again cannot be for " + name + ", which may change",
          "name the session by its id");
    }
    return SessionNames.resolve(name, manager);
  }

  /**
   * Does something to each session that {@code --session-id} names. Where there are several, one
   * that fails keeps nothing from the others.
   *
   * @return the worst that happened: the highest code
   */
  ExitCode forEachSession(SessionManager manager, Consumer<SessionId> action) {
    List<String> names = arguments.all(SharedOptions.SESSION_ID.name());
    if (names.size() == 1) {
      action.accept(sessionId(manager));
      return ExitCode.DONE;
    }
    // All of them before the first is touched: last:2 is to be what it was when it was written.
    Map<String, Supplier<SessionId>> ids = new LinkedHashMap<>();
    for (String name : names) {
      ids.put(name, resolved(name, manager));
    }
    ExitCode worst = ExitCode.DONE;
    for (Supplier<SessionId> id : ids.values()) {
      try {
        action.accept(id.get());
      } catch (SessionException e) {
        worst = worst.orWorse(output.error(e));
      }
    }
    return worst;
  }

  private Supplier<SessionId> resolved(String name, SessionManager manager) {
    try {
      SessionId id = sessionId(name, manager);
      return () -> id;
    } catch (SessionException e) {
      return () -> {
        throw e;
      };
    }
  }

  /** The template that {@code --name} names. */
  TemplateName templateName() {
    return new TemplateName(arguments.required(SharedOptions.TEMPLATE_NAME.name()));
  }

  /**
   * A value that may be {@code -} for standard input; then one line end at the end is dropped.
   *
   * @throws InvalidInputException if the input is not UTF-8 or is too long
   */
  String textOrInput(String option, String value) {
    if (!value.equals("-")) {
      return value;
    }
    try {
      byte[] input = console.in().readNBytes(MAX_INPUT_BYTES + 1);
      if (input.length > MAX_INPUT_BYTES) {
        throw InvalidInputException.of(
            "--" + option, "standard input", "at most " + MAX_INPUT_BYTES + " bytes");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
      String given =
          text.endsWith("\r\n")
              ? text.substring(0, text.length() - 2)
              : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      arguments.tookInput(given);
      return given;
    } catch (CharacterCodingException e) {
      throw InvalidInputException.of("--" + option, "standard input", "text in UTF-8");
    } catch (IOException e) {
      throw new InputException(e);
    }
  }
}

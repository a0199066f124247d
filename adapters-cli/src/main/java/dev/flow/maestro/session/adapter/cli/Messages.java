package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.application.InRepository;
import dev.flow.maestro.session.application.UnreachableRepository;
import dev.flow.maestro.session.domain.ErrorCode;
import dev.flow.maestro.session.domain.IdempotencyConflictException;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.NothingToUndoException;
import dev.flow.maestro.session.domain.RepositoryNotFoundException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import dev.flow.maestro.session.domain.UnknownCursorException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes errors and warnings to standard error: a line for people, or an object for programs. */
final class Messages {

  private final PrintStream err;
  private final boolean json;
  private final Style style;
  private final boolean debug;

  /**
   * Writes there.
   *
   * @param json whether a program reads it
   * @param style how it looks to a person
   * @param debug whether errors come with their stack traces
   */
  Messages(PrintStream err, boolean json, Style style, boolean debug) {
    this.err = err;
    this.json = json;
    this.style = style;
    this.debug = debug;
  }

  /** Says something to a person that is neither data nor wrong. */
  void note(String message) {
    err.print(printable(message) + "\n");
  }

  void warning(String message) {
    if (json) {
      print(Map.of("warning", message));
    } else {
      line("warning", message);
    }
  }

  void unreadable(UnreadableRecord record) {
    unreadable(record, Map.of());
  }

  /** The path of the record tells people its repository; programs get it as data. */
  void unreadable(InRepository<UnreadableRecord> record) {
    unreadable(record.value(), Map.of("repository", record.repository().toString()));
  }

  /** Warns of a repository that is missing in the data. */
  void unreachable(UnreachableRepository repository) {
    if (json) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("warning", repository.toString());
      members.putAll(repository.details());
      print(members);
    } else {
      line("warning", repository.toString());
    }
  }

  private void unreadable(UnreadableRecord record, Map<String, Object> place) {
    if (json) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("warning", record.toString());
      members.putAll(place);
      members.put("code", key(ErrorCode.UNREADABLE));
      members.putAll(record.details());
      print(members);
    } else {
      line("warning", record.toString());
    }
  }

  ExitCode error(SessionException e, String command) {
    String message = String.valueOf(e.getMessage());
    Optional<String> hint = hint(e, command);
    tell(key(e.code()), message, hint, e.details());
    trace(e);
    return ExitCode.of(e.code());
  }

  ExitCode error(UsageException e) {
    String message = String.valueOf(e.getMessage());
    tell(key(ErrorCode.INVALID_INPUT), message, e.hint(), Map.of());
    return ExitCode.INVALID;
  }

  /** Tells why something did not come about that nobody did wrong. */
  ExitCode failed(ExitCode code, String message, Map<String, Object> details) {
    tell(code.name().toLowerCase(Locale.ROOT), message, Optional.empty(), details);
    return code;
  }

  ExitCode outputFailed() {
    return failure(
        "output_failed",
        "cannot write to standard output",
        Optional.of("if the command changes something, that is done; only its answer is lost"));
  }

  ExitCode outOfMemory() {
    return failure(
        "out_of_memory",
        "not enough memory for what is stored or was given",
        Optional.of(
            "MAESTRO_JAVA_OPTS=-Xmx1g gives more; if the command changes something, history tells"
                + " whether that is done"));
  }

  ExitCode inputFailed(InputException e) {
    return failure("input_failed", String.valueOf(e.getMessage()), Optional.empty());
  }

  ExitCode bug(Throwable bug) {
    String message = "a bug in maestro-session: " + bug;
    Optional<String> hint =
        Optional.of(
            "please report it with the output of the same command under MAESTRO_DEBUG=1 and of"
                + " maestro-session --version");
    tell("bug", message, hint, Map.of());
    trace(bug);
    return ExitCode.BUG;
  }

  /** Where something went wrong, for who looks for the reason in the code. */
  private void trace(Throwable thrown) {
    if (debug) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      trace
          .toString()
          .lines()
          .forEach(line -> err.print(printable(line.replace("\t", "  ")) + "\n"));
    }
  }

  private ExitCode failure(String code, String message, Optional<String> hint) {
    tell(code, message, hint, Map.of());
    return ExitCode.UNAVAILABLE;
  }

  private static Optional<String> hint(SessionException e, String command) {
    if (e instanceof InvalidInputException invalid) {
      Optional<String> meant = Suggestions.nearest(invalid.value(), invalid.allowed());
      if (meant.isPresent()) {
        return meant.map(Suggestions::hint);
      }
    }
    if (e instanceof TemplateNotFoundException) {
      return Optional.of("maestro-session template list");
    }
    if (e instanceof RepositoryNotFoundException) {
      return Optional.of("maestro-session repos list");
    }
    if (e instanceof TemplateExistsException) {
      return Optional.of("with --replace, template add puts the new one in its place");
    }
    if (e instanceof IdempotencyConflictException) {
      return Optional.of("each request needs a key of its own");
    }
    if (e instanceof UnknownCursorException) {
      return Optional.of("start with --since now, or with --since beginning for all there is");
    }
    if (e instanceof NothingToUndoException) {
      return Optional.of("maestro-session history ID tells what happened");
    }
    if (e instanceof StoreUnavailableException unavailable
        && unavailable.location().contains("://")) {
      return Optional.of("check that the server answers, the address, and the role and its rights");
    }
    return hint(e.code(), command);
  }

  private static Optional<String> hint(ErrorCode code, String command) {
    return switch (code) {
      case INVALID_INPUT -> Optional.of("maestro-session " + command + " --help");
      case NOT_FOUND ->
          Optional.of(
              command.startsWith("trash ")
                  ? "maestro-session trash list shows what is there"
                  : "maestro-session list --limit 0 shows all sessions");
      case CONFLICT -> Optional.of("read the session again, and decide anew");
      case HELD -> Optional.of("maestro-session release ID lets it go");
      case AMBIGUOUS_ID -> Optional.of("give more characters of the id");
      case UNREADABLE -> Optional.of("the file was not changed; repair or restore it");
      case STORE_UNAVAILABLE -> Optional.of("check the folder, its permissions and free space");
      case STORE_LOCKED -> Optional.of("try again when the other writer is done");
      case ILLEGAL_TRANSITION, ALREADY_EXISTS -> Optional.empty();
    };
  }

  /** A code and data for programs; people get the message and the hint. */
  private void tell(
      String code, String message, Optional<String> hint, Map<String, Object> details) {
    if (json) {
      object(code, message, hint, details);
    } else {
      line("error", message);
      hint.ifPresent(text -> line("hint", text));
    }
  }

  private void line(String label, String message) {
    String mark =
        switch (label) {
          case "error" -> style.in(Ink.RED, label + ":");
          case "warning" -> style.in(Ink.YELLOW, label + ":");
          default -> style.in(Ink.DIM, label + ":");
        };
    err.print(mark + " " + printable(message) + "\n");
  }

  private void object(
      String code, String message, Optional<String> hint, Map<String, Object> details) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("code", code);
    members.put("message", message);
    hint.ifPresent(text -> members.put("hint", text));
    members.putAll(details);
    print(members);
  }

  private void print(Map<String, Object> members) {
    err.print(JsonText.object(JsonStyle.COMPACT, members) + "\n");
  }

  /** A code as programs read it. */
  static String key(ErrorCode code) {
    return code.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What is stored may hold anything; a terminal gets no control character of it, nor a line end.
   */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.CONTROL
                  || type == Character.FORMAT
                  || type == Character.SURROGATE
                  || type == Character.LINE_SEPARATOR
                  || type == Character.PARAGRAPH_SEPARATOR) {
                for (char unit : Character.toChars(c)) {
                  printable.append("\\u").append(Integer.toHexString(0x10000 | unit).substring(1));
                }
              } else {
                printable.appendCodePoint(c);
              }
            });
    return printable.toString();
  }
}

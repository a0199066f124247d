package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.application.SessionNews;
import dev.flow.maestro.session.application.SessionWatch;
import dev.flow.maestro.session.application.WatchScope;
import dev.flow.maestro.session.domain.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells what happens, while it happens. */
final class WatchCommand implements Command {

  private static final String ID = "session-id";
  private static final String SINCE = "since";
  private static final String LIMIT = "limit";
  private static final String TIMEOUT = "timeout";
  private static final String ANNOUNCE = "announce";

  /** Without a time-out, it is asked again after that. */
  private static final Duration LONG = Duration.ofHours(1);

  private static final CommandSpec SPEC =
      new CommandSpec(
              "watch",
              "Tell what happens to sessions, whoever does it, a line each as it happens",
              Stream.of(
                      Stream.of(
                          OptionSpec.optional(
                                  ID, "ID", "only this session, by its id or as get takes it")
                              .orBare()),
                      SessionFilters.OPTIONS.stream(),
                      Stream.of(
                          OptionSpec.optional(
                              SINCE,
                              "CURSOR",
                              "go on behind this cursor of an earlier line; or now (default), or beginning"),
                          OptionSpec.optional(LIMIT, "N", "end after so many lines"),
                          OptionSpec.optional(
                              TIMEOUT,
                              "SPAN",
                              "end after that, when there is nothing more to tell"),
                          OptionSpec.flag(
                              ANNOUNCE, "begin with a line that says so, with a cursor"),
                          OptionSpec.optional(
                              CommandSpec.OUTPUT,
                              "text|jsonl|json",
                              "for people (default on a terminal), or a line of JSON each")))
                  .flatMap(options -> options)
                  .toList(),
              List.of(
                  "watch",
                  "watch 3f01 --output text",
                  "watch --active --since 8c1de1f0a3b5c7d9.42",
                  "watch --since beginning --timeout 0s"))
          .printing("news");

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    long began = System.nanoTime();
    long limit = arguments.number(LIMIT, 1, Long.MAX_VALUE).orElse(Long.MAX_VALUE);
    Optional<Duration> timeout = arguments.duration(TIMEOUT);
    WatchOutput output = new WatchOutput(invocation);
    WatchScope all = WatchScope.of(SessionFilters.read(arguments));
    SessionManager manager = invocation.manager();
    WatchScope scope =
        new WatchScope(
            arguments.optional(ID, name -> SessionNames.resolve(name, manager)), all.query());
    try (SessionWatch watch = open(manager, arguments.optional(SINCE).orElse("now"), scope)) {
      if (arguments.has(ANNOUNCE)) {
        output.began(watch.cursor());
      }
      long told = 0;
      while (told < limit && !invocation.console().isOutputBroken()) {
        Duration left =
            timeout.map(span -> span.minusNanos(System.nanoTime() - began)).orElse(LONG);
        Optional<SessionNews> news = watch.next(left);
        if (news.isPresent()) {
          output.tell(news.get());
          told++;
        } else if (left.isNegative() || Thread.currentThread().isInterrupted()) {
          break;
        }
      }
    }
    return ExitCode.DONE;
  }

  private static SessionWatch open(SessionManager manager, String since, WatchScope scope) {
    return switch (since) {
      case "now" -> {
        // A session that is not there is most likely a mistake.
        scope.only().ifPresent((SessionId id) -> manager.getSession(id));
        yield manager.watchSessions(scope);
      }
      case "beginning" -> manager.watchSessionsFromBeginning(scope);
      default -> manager.watchSessionsAfter(since, scope);
    };
  }
}

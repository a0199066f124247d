package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.application.SessionNews;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.Timestamps;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes what a watch tells, each line at once. */
final class WatchOutput {

  private final Output output;
  private final Style style;
  private final Instant now;

  WatchOutput(Invocation invocation) {
    this.output = invocation.output();
    this.style = invocation.style();
    this.now = invocation.now();
  }

  /** That the watch has begun, and where. */
  void began(Optional<String> cursor) {
    if (output.isForPeople()) {
      print("watching" + cursor.map(it -> " from " + it + " on").orElse(""));
    } else {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("type", "watching");
      members.put("at", Timestamps.format(now));
      cursor.ifPresent(it -> members.put("cursor", it));
      print(JsonText.object(JsonStyle.COMPACT, members));
    }
  }

  void tell(SessionNews news) {
    print(output.isForPeople() ? forPeople(news) : forPrograms(news));
  }

  private void print(String line) {
    output.stream().print(line + "\n");
    output.flush();
  }

  private static String forPrograms(SessionNews news) {
    Map<String, Object> cursor = new LinkedHashMap<>();
    news.cursor().ifPresent(it -> cursor.put("cursor", it));
    if (news.event().isPresent()) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      JsonText.event(JsonStyle.COMPACT, news.event().get(), cursor, line);
      return line.toString(StandardCharsets.UTF_8);
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", news.kind().key());
    members.put("session_id", news.id().toString());
    members.put("at", Timestamps.format(news.at()));
    members.putAll(cursor);
    return JsonText.object(JsonStyle.COMPACT, members);
  }

  private String forPeople(SessionNews news) {
    String reason =
        news.event()
            .flatMap(SessionEvent::reason)
            .map(it -> "  (" + Messages.printable(it) + ")")
            .orElse("");
    return style.in(Ink.DIM, Timestamps.format(news.at()))
        + "  "
        + news.id().toString().substring(0, SessionTable.ID_LENGTH)
        + "  "
        + news.event()
            .map(event -> style.in(Style.inkOf(event.to()), TimesText.what(event)))
            .orElseGet(() -> style.in(Ink.YELLOW, what(news.kind())))
        + reason;
  }

  private static String what(SessionNews.Kind kind) {
    return switch (kind) {
      case DELETED -> "deleted";
      case RESTORED -> "restored";
      case REPLACED -> "replaced by another session of this id";
      case EVENT -> throw new IllegalArgumentException("an event says itself what it is");
    };
  }
}

package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A session in the trash.
 *
 * @param id of the session
 * @param deletedAt when it was taken there, in microseconds
 * @param number 1, unless the same session was taken at this time before and is still there
 */
public record TrashEntry(SessionId id, Instant deletedAt, int number) {

  /** Newest first. */
  public static final Comparator<TrashEntry> ORDER =
      Comparator.comparing(TrashEntry::deletedAt)
          .thenComparing(TrashEntry::number)
          .reversed()
          .thenComparing(TrashEntry::id);

  private static final Pattern NAME =
      Pattern.compile(
          "([0-9a-f-]{36})\\.(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)(\\d{6})Z"
              + "(?:\\.([2-9]|[1-9]\\d{1,5}))?");
  private static final Pattern PUNCTUATION = Pattern.compile("[-:.]");

  /** Cuts off what is finer than a microsecond. */
  public TrashEntry {
    deletedAt = deletedAt.truncatedTo(ChronoUnit.MICROS);
    if (number < 1) {
      throw new IllegalArgumentException("number must be at least 1, not " + number);
    }
  }

  /** The first of a session that was taken at this time. */
  public static TrashEntry of(SessionId id, Instant deletedAt) {
    return new TrashEntry(id, deletedAt, 1);
  }

  /** The next one of the same session and time. */
  public TrashEntry next() {
    return new TrashEntry(id, deletedAt, number + 1);
  }

  /** Reads a name; empty where it is none. */
  public static Optional<TrashEntry> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String time =
        String.format(
            "%s-%s-%sT%s:%s:%s.%sZ",
            parts.group(2),
            parts.group(3),
            parts.group(4),
            parts.group(5),
            parts.group(6),
            parts.group(7),
            parts.group(8));
    int number = Optional.ofNullable(parts.group(9)).map(Integer::parseInt).orElse(1);
    return SessionId.parse(parts.group(1))
        .flatMap(id -> Timestamps.parse(time).map(at -> new TrashEntry(id, at, number)));
  }

  /**
   * What tells it from every other, such as {@code
   * 3f01b541-5cc9-47a7-9f8b-d884159c705f.20260131T120000000000Z}; it begins with the session's id.
   */
  public String name() {
    return id
        + "."
        + PUNCTUATION.matcher(Timestamps.format(deletedAt)).replaceAll("")
        + (number == 1 ? "" : "." + number);
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.WatchPlace;
import dev.flow.maestro.session.application.port.WatchTrack;
import dev.flow.maestro.session.application.port.WatchTrack.Step;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * How a journal of a watch is written: lines of words, each line ending with the CRC-32C of what
 * stands before it. First {@code maestro-watch 1 RUN NUMBER SCOPE}, then a line for each session
 * that the watch began with, then {@code steps}, then the steps. A line of a session is {@code
 * NUMBER ID REVISION TIME FLAGS}.
 */
final class WatchForm {

  private static final String MAGIC = "maestro-watch 1";
  private static final String STEPS = "steps";
  private static final int SUM = 8;

  private WatchForm() {}

  /** A journal that cannot be one. */
  static final class DamagedJournalException extends Exception {

    DamagedJournalException(int line, String problem) {
      super("line " + line + " " + problem);
    }
  }

  /**
   * What was read.
   *
   * @param track what the journal knows
   * @param run of the system, in which it was begun
   * @param whole whether its end is that of a line: else a writer was stopped in the middle
   */
  record Read(WatchTrack track, String run, boolean whole) {}

  /** The whole journal. */
  static byte[] bytes(WatchTrack track, String run) {
    StringBuilder text = new StringBuilder();
    text.append(line(MAGIC + " " + run + " " + track.baseNumber() + " " + track.scope()));
    track.base().forEach((id, place) -> text.append(line(new Step(track.baseNumber(), id, place))));
    text.append(line(STEPS));
    track.steps().forEach(step -> text.append(line(step)));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One step, with its line end. */
  static String line(Step step) {
    WatchPlace place = step.place();
    return line(
        String.join(
            " ",
            Long.toString(step.number()),
            step.id().toString(),
            Long.toString(place.revision()),
            Timestamps.format(place.at()),
            (place.present() ? "p" : "-") + (place.matched() ? "m" : "-")));
  }

  private static String line(String text) {
    return text + " " + sum(text) + "\n";
  }

  private static String sum(String text) {
    CRC32C sum = new CRC32C();
    sum.update(text.getBytes(StandardCharsets.UTF_8));
    return Fingerprint.hex(sum);
  }

  /**
   * Reads a journal. What stands behind the last line end was never handed out.
   *
   * @throws DamagedJournalException if it is none, or not the one that was written
   */
  static Read read(byte[] content) throws DamagedJournalException {
    String text = new String(content, StandardCharsets.UTF_8);
    int end = text.lastIndexOf('\n');
    String[] lines = text.substring(0, Math.max(end, 0)).split("\n", -1);
    String[] header = words(1, lines[0], 5);
    if (!(header[0] + " " + header[1]).equals(MAGIC)) {
      throw new DamagedJournalException(1, "is not that of a journal");
    }
    long number = number(1, header[3]);
    Map<SessionId, WatchPlace> base = new HashMap<>();
    int next = 1;
    while (next < lines.length && !content(next + 1, lines[next]).equals(STEPS)) {
      Step place = step(next + 1, lines[next]);
      base.put(place.id(), place.place());
      next++;
    }
    if (next == lines.length) {
      throw new DamagedJournalException(next, "is not the last one");
    }
    WatchTrack track = new WatchTrack(header[4], base, number);
    for (int n = next + 1; n < lines.length; n++) {
      try {
        track.add(step(n + 1, lines[n]));
      } catch (IllegalArgumentException e) {
        throw new DamagedJournalException(n + 1, "is not the next one");
      }
    }
    return new Read(track, header[2], end == text.length() - 1);
  }

  private static String content(int line, String text) throws DamagedJournalException {
    int end = text.length() - SUM - 1;
    if (end < 1 || !text.substring(end).equals(" " + sum(text.substring(0, end)))) {
      throw new DamagedJournalException(line, "does not have its checksum");
    }
    return text.substring(0, end);
  }

  private static String[] words(int line, String text, int count) throws DamagedJournalException {
    String[] words = content(line, text).split(" ", count);
    if (words.length != count) {
      throw new DamagedJournalException(line, "has too few words");
    }
    return words;
  }

  private static Step step(int line, String text) throws DamagedJournalException {
    String[] words = words(line, text, 5);
    Optional<SessionId> id = SessionId.parse(words[1]);
    Optional<Instant> at = Timestamps.parse(words[3]);
    if (id.isEmpty() || at.isEmpty()) {
      throw new DamagedJournalException(line, "is of no session");
    }
    return new Step(
        number(line, words[0]),
        id.get(),
        new WatchPlace(
            number(line, words[2]), at.get(), words[4].startsWith("p"), words[4].endsWith("m")));
  }

  private static long number(int line, String word) throws DamagedJournalException {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new DamagedJournalException(line, "has no number where one should be");
    }
  }
}

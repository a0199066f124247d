package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.SessionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What a process tells of its work: a line before it begins and a line when it was done.
 *
 * @param step begin, done or refused
 * @param operation create, update, delete or hold
 */
record Told(String step, String operation, SessionId id, String word) {

  /** The next thing that the process told; empty at its end, whatever it was about to tell. */
  static Optional<Told> next(BufferedReader out) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = out.read(); c >= 0; c = out.read()) {
      if (c == '\n') {
        return Optional.of(parse(line.toString()));
      }
      line.append((char) c);
    }
    // A kill in the middle of a line: it was not said.
    return Optional.empty();
  }

  /** Says it to whoever started this process. */
  void tell() {
    synchronized (System.out) {
      System.out.print(step + " " + operation + " " + id + " " + word + "\n");
      if (System.out.checkError()) {
        // Whoever started this process is gone.
        Runtime.getRuntime().halt(1);
      }
    }
  }

  private static Told parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new Told(
        words.get(0), words.get(1), SessionId.parse(words.get(2)).orElseThrow(), words.get(3));
  }
}

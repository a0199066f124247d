package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.HistoryFile.DamagedException;
import dev.flow.maestro.session.adapter.fs.HistoryFile.Line;
import dev.flow.maestro.session.adapter.fs.HistoryFile.Lines;
import dev.flow.maestro.session.adapter.fs.MetadataFile.Content;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.json.SessionDocument;
import dev.flow.maestro.session.json.StoredEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session as it is stored.
 *
 * @param document the document, its session at the revision that the history gives it
 * @param asWritten the session as the document has it, whatever the history tells
 * @param events the lines read that belong to it, oldest first
 * @param external the event that is still to be recorded, where somebody else wrote the document
 * @param historyEnd where in the history the next event goes
 * @param fingerprint of the document as it was read; empty where there was none
 * @param isNew whether it was not changed since it was created here or came from elsewhere
 */
record StoredSession(
    SessionDocument document,
    Session asWritten,
    List<SessionEvent> events,
    Optional<StoredEvent> external,
    long historyEnd,
    Optional<String> fingerprint,
    boolean isNew) {

  Session session() {
    return document.session();
  }

  /**
   * Puts a document and lines of its history together. A last line that makes no sense never
   * happened, where the line before it is the document's: a crash tore it.
   *
   * @param overtaken whether any number of lines may be ahead of the document
   * @throws DamagedException if the last line makes no sense, and the document is of no line
   */
  static StoredSession join(Content content, Lines read, boolean overtaken)
      throws DamagedException {
    List<Line> lines = read.lines();
    Session session = content.document().session();
    // An edit from outside is recorded after its document, so such a line is never ahead.
    boolean oneAhead =
        read.damagedLast().isEmpty()
            && !lines.isEmpty()
            && lines.get(lines.size() - 1).stored().event().type()
                != SessionEvent.Type.EXTERNAL_EDIT;
    int changes = overtaken ? lines.size() : oneAhead ? 2 : 1;
    for (int last = lines.size(); last > 0 && changes > 0; last--) {
      Line line = lines.get(last - 1);
      if (line.hasMoreToCome()) {
        continue;
      }
      changes--;
      if (line.stored().fingerprint().equals(Optional.of(content.fingerprint()))) {
        return new StoredSession(
            content.document().with(session.asToldBy(line.stored().event())),
            session,
            events(lines.subList(0, last)),
            Optional.empty(),
            line.end(),
            Optional.of(content.fingerprint()),
            isNew(lines.subList(0, last)));
      }
    }
    if (read.damagedLast().isPresent()) {
      throw read.damagedLast().get();
    }
    Optional<Line> last =
        lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    SessionRevision accepted = session.acceptExternalEdit(last.map(line -> line.stored().event()));
    return new StoredSession(
        content.document().with(accepted.session()),
        session,
        Stream.concat(events(lines).stream(), Stream.of(accepted.event())).toList(),
        Optional.of(new StoredEvent(accepted.event(), Optional.of(content.fingerprint()))),
        last.map(Line::end).orElse(0L),
        Optional.of(content.fingerprint()),
        isNew(lines));
  }

  /** Of what comes from elsewhere, only the last event has a fingerprint of a document here. */
  private static boolean isNew(List<Line> lines) {
    return lines.size() < 2 || lines.get(lines.size() - 2).stored().fingerprint().isEmpty();
  }

  private static List<SessionEvent> events(List<Line> lines) {
    List<SessionEvent> events = new ArrayList<>(lines.size());
    for (Line line : lines) {
      events.add(line.stored().event());
    }
    return Collections.unmodifiableList(events);
  }
}

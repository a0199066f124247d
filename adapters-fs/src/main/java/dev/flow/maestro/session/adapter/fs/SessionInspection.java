package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.MetadataFile.Content;
import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.domain.HistoryCheck;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.SchemaViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks at one session's folder: its document, its history, and what crashed writers left in it.
 */
final class SessionInspection {

  private final StoreLayout layout;
  private final SessionId id;
  private final Patience patience = new Patience();
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Content> content = Optional.empty();

  SessionInspection(StoreLayout layout, SessionId id) {
    this.layout = layout;
    this.id = id;
  }

  /** What can be told while others may write. */
  List<Finding> look() {
    return attempt(this::inspectFiles);
  }

  /** What can be told by the holder of the lock, too. */
  List<Finding> lookClosely(boolean repair) {
    return attempt(
        () -> {
          inspectFiles();
          if (Attributes.isFolder(layout.folder(id))) {
            inspectHistory(repair);
            inspectTemporary(repair);
          }
        });
  }

  private interface Look {
    void run() throws IOException;
  }

  private List<Finding> attempt(Look look) {
    try {
      look.run();
    } catch (IOException e) {
      add(
          Finding.of(
              Code.UNREADABLE,
              layout.folder(id).toString(),
              "cannot be looked at: " + Failures.reason(e),
              "inspect as somebody who may read it"));
    }
    return findings;
  }

  private void inspectFiles() throws IOException {
    Path folder = layout.folder(id);
    if (Attributes.isLink(folder)) {
      add(link(folder));
    }
    if (!Attributes.isFolder(folder)) {
      return;
    }
    Permissions permissions = new Permissions(layout);
    permissions.ofFolder(folder).ifPresent(this::add);
    boolean hasDocument = isFile(layout.metadata(id));
    boolean hasHistory = isFile(layout.history(id));
    if (hasDocument) {
      inspectDocument();
      permissions.ofFile(layout.metadata(id)).ifPresent(this::add);
    } else if (hasHistory && !Attributes.exists(layout.metadata(id))) {
      add(
          Finding.of(
              Code.DOCUMENT_MISSING,
              layout.metadata(id).toString(),
              "there is a history, but no document",
              "restore it from a backup, or delete the folder"));
    }
    if (hasHistory) {
      permissions.ofFile(layout.history(id)).ifPresent(this::add);
    }
  }

  private boolean isFile(Path file) throws IOException {
    if (Attributes.isLink(file)) {
      add(link(file));
      return false;
    }
    return Attributes.exists(file);
  }

  static Finding link(Path path) {
    return Finding.of(
        Code.LINK,
        path.toString(),
        "is a link, which is not followed",
        "put what it points at in its place");
  }

  private void inspectDocument() {
    MetadataFile metadata = new MetadataFile(layout, id);
    String path = layout.metadata(id).toString();
    try {
      content = metadata.readAny(patience);
      content
          .filter(found -> !MetadataFile.isOf(id, found))
          .ifPresent(
              found ->
                  add(
                      Finding.of(
                              Code.ID_MISMATCH,
                              path,
                              metadata.otherId(found),
                              "give the folder its session's id, or restore the document")
                          .at(Optional.of("session_id"), OptionalLong.empty())));
      content.ifPresent(
          found -> found.document().schemaViolations().forEach(violation -> add(path, violation)));
    } catch (UnreadableSessionException e) {
      add(Finding.unreadable(e.record()));
    }
  }

  private void add(String path, SchemaViolation violation) {
    add(
        Finding.of(
                Code.SCHEMA_VIOLATION,
                path,
                violation.problem(),
                "correct the program that writes it; it is read all the same")
            .at(Optional.of(violation.member()), OptionalLong.empty()));
  }

  private void inspectHistory(boolean repair) throws IOException {
    if (content.isEmpty() || findings.stream().anyMatch(SessionInspection::preventsReading)) {
      return;
    }
    try {
      StoredSession stored = new SessionFolder(layout, id, patience).withHistory(content.get());
      String path = layout.history(id).toString();
      contradictions(content.get(), stored)
          .forEach(problem -> add(Finding.contradiction(path, problem)));
      inspectTail(stored.historyEnd(), repair);
    } catch (UnreadableSessionException e) {
      add(Finding.unreadable(e.record()));
    }
  }

  private static boolean preventsReading(Finding finding) {
    return switch (finding.code()) {
      case UNREADABLE, ID_MISMATCH, DOCUMENT_MISSING, LINK -> true;
      default -> false;
    };
  }

  private static List<String> contradictions(Content content, StoredSession stored) {
    List<String> contradictions =
        new ArrayList<>(HistoryCheck.contradictions(stored.session(), stored.events()));
    SessionEvent last = stored.events().get(stored.events().size() - 1);
    long named = content.document().session().revision();
    // Who edits a document from outside may leave its revision as it was.
    if (last.type() != SessionEvent.Type.EXTERNAL_EDIT && named != last.revision()) {
      contradictions.add(
          "the document names revision " + named + ", its event revision " + last.revision());
    }
    return contradictions;
  }

  /** A whole line was forced before its document, so what follows the last one never happened. */
  private void inspectTail(long historyEnd, boolean repair) throws IOException {
    Path history = layout.history(id);
    long size = Attributes.of(history).map(BasicFileAttributes::size).orElse(0L);
    if (size > historyEnd) {
      add(
          Repairs.attempt(
              Finding.of(
                      Code.UNCOMMITTED_EVENT,
                      history.toString(),
                      "the last "
                          + (size - historyEnd)
                          + " bytes tell of a change that did not happen: its writer crashed",
                      "drop them")
                  .at(Optional.empty(), OptionalLong.of(historyEnd)),
              repair,
              () ->
                  new HistoryFile(layout, id).append(historyEnd, List.of(), layout.metadata(id))));
    }
  }

  private void inspectTemporary(boolean repair) throws IOException {
    inspectTemporary(DurableFiles.temporaryOf(layout.metadata(id)), repair);
    inspectTemporary(DurableFiles.temporaryOf(layout.history(id)), repair);
  }

  private void inspectTemporary(Path temporary, boolean repair) throws IOException {
    if (Attributes.exists(temporary)) {
      add(
          Repairs.attempt(
              Finding.of(
                  Code.LEFTOVER,
                  temporary.toString(),
                  "was left by a writer that crashed",
                  "remove it"),
              repair,
              () -> Files.delete(temporary)));
    }
  }

  private void add(Finding finding) {
    findings.add(finding.in(Optional.of(id)));
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.fs.SessionsFolder.Listing;
import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a whole store: its folders, its file system, what lies around, and each session. */
final class StoreInspection {

  /** A writer is done with one change in a few milliseconds. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final StoreLayout layout;
  private final SessionLocks locks;
  private final Inspection inspection;
  private final List<Finding> findings = new ArrayList<>();

  StoreInspection(StoreLayout layout, SessionLocks locks, Inspection inspection) {
    this.layout = layout;
    this.locks = locks;
    this.inspection = inspection;
  }

  StoreReport run() {
    int records;
    try {
      if (inspectFolders()) {
        // Nothing beyond a link is ours.
        return new StoreReport(0, findings);
      }
      records = inspectTemplates();
      if (!Attributes.exists(layout.sessions())) {
        // Where there are no sessions, nothing is made.
        return new StoreReport(records, findings);
      }
    } catch (IOException e) {
      throw Failures.unavailable("read", layout.sessions(), e);
    }
    Leftovers leftovers = new Leftovers(layout, locks);
    FileSystemProbe.Result probe = new FileSystemProbe(layout).run();
    findings.addAll(probe.findings());
    if (probe.writable()) {
      findings.addAll(leftovers.inspect(inspection.repair()));
    }
    Listing listing = new SessionsFolder(layout).list();
    listing.misnamed().forEach(record -> findings.add(misnamed(record)));
    records += listing.misnamed().size();
    int checked = 0;
    for (SessionId id : listing.ids()) {
      findings.addAll(probe.writable() ? inspect(id) : new SessionInspection(layout, id).look());
      records += new MetadataFile(layout, id).mayExist() ? 1 : 0;
      inspection.progress().onChecked(++checked, listing.ids().size());
    }
    return new StoreReport(records, findings);
  }

  /** Whether one of the folders is a link. */
  private boolean inspectFolders() throws IOException {
    Permissions permissions = new Permissions(layout);
    boolean links = false;
    for (Path folder : layout.folders()) {
      if (Attributes.isLink(folder)) {
        findings.add(SessionInspection.link(folder));
        links = true;
      } else if (Attributes.isFolder(folder)) {
        permissions.ofFolder(folder).ifPresent(findings::add);
      }
    }
    return links;
  }

  /** How many there are. */
  private int inspectTemplates() {
    TemplateList list;
    try {
      list = new FileTemplateRepository(layout).list();
    } catch (StoreUnavailableException e) {
      findings.add(
          Finding.of(
              Code.UNREADABLE,
              layout.templates().toString(),
              String.valueOf(e.getMessage()),
              "make it a folder that its owner can read"));
      return 0;
    }
    for (UnreadableRecord record : list.unreadable()) {
      findings.add(
          Finding.of(
                  Code.UNREADABLE, record.location(), record.reason(), "correct it, or remove it")
              .at(record.member(), record.offset()));
    }
    return list.templates().size() + list.unreadable().size();
  }

  private List<Finding> inspect(SessionId id) {
    Path lock = layout.lock(id);
    try {
      Optional<List<Finding>> found =
          inspection.repair()
              ? locks.ifFree(id, LONGEST_WAIT, () -> lookClosely(id))
              : locks.ifFreeUntold(id, LONGEST_WAIT, () -> lookClosely(id));
      return found.orElseGet(() -> lookOnly(id, held(lock)));
    } catch (StoreUnavailableException e) {
      return lookOnly(id, cannotLock(lock, e));
    }
  }

  private List<Finding> lookClosely(SessionId id) {
    return new SessionInspection(layout, id).lookClosely(inspection.repair());
  }

  private List<Finding> lookOnly(SessionId id, Finding why) {
    List<Finding> found = new ArrayList<>(new SessionInspection(layout, id).look());
    found.add(why.in(Optional.of(id)));
    return found;
  }

  private static Finding held(Path lock) {
    return Finding.of(
        Code.LOCKED,
        lock.toString(),
        "its lock is held by "
            + LockHolder.of(lock).map(process -> "process " + process).orElse("another writer")
            + "; its history and leftovers were not looked at",
        "inspect again when the writer is done");
  }

  static Finding cannotLock(Path lock, StoreUnavailableException e) {
    return Finding.of(
        Code.PERMISSIONS,
        lock.toString(),
        e.getMessage() + "; its history and leftovers were not looked at",
        "let its owner change that");
  }

  private static Finding misnamed(UnreadableRecord record) {
    return Finding.of(
        Code.ID_MISMATCH, record.location(), record.reason(), "give the folder its session's id");
  }
}

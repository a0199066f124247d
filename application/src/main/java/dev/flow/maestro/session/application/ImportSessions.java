package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.ImportResult.Outcome;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.RecordSource;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConflictException;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionExistsException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings whole sessions into the store. All of the source is looked at before anything lands; then
 * each session lands by itself, whole or not at all.
 */
public final class ImportSessions {

  private final SessionPorts ports;
  private final SessionRepository repository;

  /** Uses the repository, ids, clock and observer. */
  public ImportSessions(SessionPorts ports) {
    this.ports = ports;
    this.repository = ports.repository();
  }

  /** Is told of an import. */
  public interface Listener {

    /** So many sessions of the source were looked at, before the first one lands. */
    void onChecked(int checked);

    /** The whole source can be trusted; what follows are results. */
    void onAllChecked(int sessions);

    /** What became of a session. */
    void onResult(ImportResult result);
  }

  /**
   * Imports the sessions of a source.
   *
   * @param dryRun whether only to tell what would become of each
   * @return how many there are of each outcome
   * @throws UnreadableSessionException if the source is damaged; nothing landed, unless it was
   *     changed after it had been looked at
   */
  public ImportReport run(
      RecordSource source, OnConflict onConflict, boolean dryRun, Listener listener) {
    AtomicInteger checked = new AtomicInteger();
    AtomicInteger conflicts = new AtomicInteger();
    source.showTo(
        record -> {
          if (onConflict == OnConflict.FAIL && isTaken(record.session().id())) {
            conflicts.incrementAndGet();
          }
          listener.onChecked(checked.incrementAndGet());
        });
    listener.onAllChecked(checked.get());
    boolean conflictsOnly = conflicts.get() > 0;
    ImportReport.Counter counter = new ImportReport.Counter();
    source.showTo(
        record -> {
          ImportResult result = result(record, onConflict, dryRun || conflictsOnly);
          if (!conflictsOnly || result.outcome() == Outcome.CONFLICT) {
            counter.count(result);
            listener.onResult(result);
          }
        });
    return counter.report();
  }

  private ImportResult result(SessionRecord record, OnConflict onConflict, boolean dryRun) {
    SessionId id = record.session().id();
    try {
      return isTaken(id)
          ? onConflict(record, onConflict, dryRun)
          : land(record, ImportResult.of(id, Outcome.IMPORTED), dryRun);
    } catch (SessionExistsException | SessionConflictException e) {
      // Somebody else was faster.
      return ImportResult.of(id, Outcome.CONFLICT).because(String.valueOf(e.getMessage()));
    } catch (UnreadableSessionException e) {
      // The source is not what it was when it was looked at.
      throw e;
    } catch (SessionException e) {
      return ImportResult.of(id, Outcome.FAILED).because(e);
    }
  }

  private ImportResult onConflict(SessionRecord record, OnConflict onConflict, boolean dryRun) {
    SessionId id = record.session().id();
    return switch (onConflict) {
      case FAIL -> ImportResult.of(id, Outcome.CONFLICT).because("it exists already");
      case SKIP -> ImportResult.of(id, Outcome.SKIPPED).because("it exists already");
      case NEWER -> advance(record, dryRun);
      case FORK -> fork(record, dryRun);
    };
  }

  private ImportResult fork(SessionRecord record, boolean dryRun) {
    SessionId origin = record.session().id();
    if (dryRun) {
      return ImportResult.of(origin, Outcome.FORKED).because("it would get an id of its own");
    }
    SessionRecord forked = record.forkAs(ports.ids().next(), ports.clock().instant());
    ImportResult result = ImportResult.of(forked.session().id(), Outcome.FORKED).from(origin);
    return land(forked, result, false);
  }

  private ImportResult land(SessionRecord record, ImportResult result, boolean dryRun) {
    if (!dryRun) {
      repository.land(record);
      if (result.outcome() == Outcome.FORKED) {
        ports.tell(record.lastEvent());
      }
    }
    return result;
  }

  private ImportResult advance(SessionRecord record, boolean dryRun) {
    SessionId id = record.session().id();
    Optional<SessionRecord> stored;
    try {
      stored = repository.record(id);
    } catch (UnreadableSessionException e) {
      return ImportResult.of(id, Outcome.CONFLICT).because("the store's cannot be read");
    }
    SessionRecord ours = stored.orElseThrow(() -> new SessionNotFoundException(id));
    if (ours.history().equals(record.history())) {
      return ImportResult.of(id, Outcome.SKIPPED).because("the store's is the same");
    }
    Session here = ours.session();
    try {
      record.requireToContinue(here, ours.history());
      if (!dryRun) {
        repository.advance(record);
      }
      return ImportResult.of(id, Outcome.REPLACED).because("it was at revision " + here.revision());
    } catch (SessionConflictException e) {
      return isLater(ours, record)
          ? ImportResult.of(id, Outcome.SKIPPED)
              .because("the store's is newer, at revision " + here.revision())
          : ImportResult.of(id, Outcome.CONFLICT)
              .because("both were changed since revision " + e.expected().revision().orElse(1));
    }
  }

  private static boolean isLater(SessionRecord ours, SessionRecord other) {
    try {
      ours.with(CompanionFiles.none()).requireToContinue(other.session(), other.history());
      return true;
    } catch (SessionConflictException e) {
      return false;
    }
  }

  /** Whether there is a record, readable or not. */
  private boolean isTaken(SessionId id) {
    try {
      return repository.find(id).isPresent();
    } catch (UnreadableSessionException e) {
      return true;
    }
  }
}

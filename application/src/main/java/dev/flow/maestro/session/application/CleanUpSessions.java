package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.application.port.TrashListing;
import dev.flow.maestro.session.domain.FinishedSession;
import dev.flow.maestro.session.domain.NotInTrashException;
import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionHeldException;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes finished sessions into the trash, and out of it for good what has been there long enough.
 * First it is planned; then the plan is carried out, as far as it still fits: a session that was
 * resumed, changed or held meanwhile stays.
 */
public final class CleanUpSessions {

  private final SessionPorts ports;

  /** Uses the repository, the clock and the settings. */
  public CleanUpSessions(SessionPorts ports) {
    this.ports = ports;
  }

  /**
   * What somebody has set.
   *
   * @throws dev.flow.maestro.session.domain.UnreadableSettingsException if that makes no sense
   */
  public RetentionSettings settings() {
    return ports.retention().read();
  }

  /**
   * Decides what would go. However many sessions there are, only a few are in memory at a time; of
   * the finished ones their ids and times.
   *
   * @throws dev.flow.maestro.session.domain.UnreadableSettingsException if the settings, which tell
   *     how long the trash keeps what is in it, make no sense
   */
  public CleanupPlan plan(RetentionPolicy policy) {
    Duration keepInTrash = settings().keepInTrash();
    Instant now = ports.clock().instant();
    Finished finished = new Finished(policy);
    ports.repository().scan(SessionQuery.all(), finished);
    SessionTrash trash = ports.repository().trash();
    Set<SessionId> held = trash.held();
    List<FinishedSession> chosen = policy.choose(finished.sessions, now);
    TrashListing listing = trash.list();
    List<UnreadableRecord> unreadable = new ArrayList<>(finished.unreadable);
    unreadable.addAll(listing.strangers());
    return new CleanupPlan(
        chosen.stream().filter(session -> !held.contains(session.id())).toList(),
        chosen.stream().map(FinishedSession::id).filter(held::contains).toList(),
        listing.entries().stream()
            .filter(entry -> EmptyTrash.isOlder(entry, keepInTrash, now))
            .toList(),
        unreadable);
  }

  /** Does what was planned. What fails is told, and the rest is done all the same. */
  public CleanupReceipt carryOut(CleanupPlan plan) {
    SessionTrash trash = ports.repository().trash();
    Instant now = ports.clock().instant();
    List<TrashEntry> moved = new ArrayList<>();
    List<TrashEntry> removed = new ArrayList<>();
    List<SessionId> held = new ArrayList<>(plan.held());
    List<SessionId> changed = new ArrayList<>();
    List<SessionFailure> failed = new ArrayList<>();
    for (FinishedSession session : plan.chosen()) {
      try {
        Optional<TrashEntry> taken = trash.takeIf(session.id(), now, session::isStill);
        taken.ifPresentOrElse(moved::add, () -> changed.add(session.id()));
      } catch (SessionHeldException e) {
        held.add(session.id());
      } catch (SessionNotFoundException e) {
        changed.add(session.id());
      } catch (SessionException e) {
        failed.add(new SessionFailure(session.id(), e));
      }
    }
    for (TrashEntry entry : plan.expired()) {
      try {
        trash.remove(entry);
        removed.add(entry);
      } catch (NotInTrashException e) {
        // Restored or removed meanwhile.
      } catch (SessionException e) {
        failed.add(new SessionFailure(entry.id(), e));
      }
    }
    return new CleanupReceipt(moved, held, changed, removed, failed, plan.unreadable());
  }

  /** Remembers of the sessions only what the policy has to know. */
  private static final class Finished implements SessionVisitor {

    private final RetentionPolicy policy;
    private final List<FinishedSession> sessions = new ArrayList<>();
    private final List<UnreadableRecord> unreadable = new ArrayList<>();

    Finished(RetentionPolicy policy) {
      this.policy = policy;
    }

    @Override
    public void onSession(Session session) {
      if (policy.concerns(session)) {
        sessions.add(FinishedSession.of(session));
      }
    }

    @Override
    public void onUnreadable(UnreadableRecord record) {
      unreadable.add(record);
    }
  }
}

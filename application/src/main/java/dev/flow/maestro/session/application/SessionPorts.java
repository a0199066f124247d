package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.GitContextDetector;
import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.InMemoryWatchJournals;
import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.application.port.SessionChange;
import dev.flow.maestro.session.application.port.SessionIdGenerator;
import dev.flow.maestro.session.application.port.SessionObserver;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.application.port.WarningListener;
import dev.flow.maestro.session.application.port.WatchJournals;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Everything that the use cases ask of the outside.
 *
 * @param repository where sessions are kept
 * @param git tells the state of git for a new session
 * @param ids makes the ids of new sessions
 * @param clock tells the time
 * @param policy which status may follow which
 * @param observer is told of each change
 * @param warnings is told what a person should know
 * @param templates where templates are kept
 * @param retention tells what the store is to keep
 * @param journals where watches remember how far they have come
 * @param key names the request that the next change of a session is for, where it has a name
 */
public record SessionPorts(
    SessionRepository repository,
    GitContextDetector git,
    SessionIdGenerator ids,
    InstantSource clock,
    TransitionPolicy policy,
    SessionObserver observer,
    WarningListener warnings,
    TemplateRepository templates,
    RetentionSettingsSource retention,
    WatchJournals journals,
    Optional<IdempotencyKey> key) {

  /**
   * The four that have no default; the specification's policy; nobody is told; templates in memory,
   * which end with the process, and so the cursors of watches; nothing is cleaned up unless asked
   * for.
   */
  public static SessionPorts of(
      SessionRepository repository,
      GitContextDetector git,
      SessionIdGenerator ids,
      InstantSource clock) {
    return new SessionPorts(
        repository,
        git,
        ids,
        clock,
        TransitionPolicy.specification(),
        SessionObserver.none(),
        WarningListener.none(),
        new InMemoryTemplateRepository(),
        RetentionSettingsSource.none(),
        new InMemoryWatchJournals(ids),
        Optional.empty());
  }

  /** The same with another policy. */
  public SessionPorts withPolicy(TransitionPolicy other) {
    return new SessionPorts(
        repository,
        git,
        ids,
        clock,
        other,
        observer,
        warnings,
        templates,
        retention,
        journals,
        key);
  }

  /** The same with another observer. */
  public SessionPorts withObserver(SessionObserver other) {
    return new SessionPorts(
        repository, git, ids, clock, policy, other, warnings, templates, retention, journals, key);
  }

  /** The same with another listener for warnings. */
  public SessionPorts withWarnings(WarningListener other) {
    return new SessionPorts(
        repository, git, ids, clock, policy, observer, other, templates, retention, journals, key);
  }

  /** The same with another place for templates. */
  public SessionPorts withTemplates(TemplateRepository other) {
    return new SessionPorts(
        repository, git, ids, clock, policy, observer, warnings, other, retention, journals, key);
  }

  /** The same with other settings of what is kept. */
  public SessionPorts withRetention(RetentionSettingsSource other) {
    return new SessionPorts(
        repository, git, ids, clock, policy, observer, warnings, templates, other, journals, key);
  }

  /** The same with another place for the journals of watches. */
  public SessionPorts withWatchJournals(WatchJournals other) {
    return new SessionPorts(
        repository, git, ids, clock, policy, observer, warnings, templates, retention, other, key);
  }

  /** The same for a request of this name. See {@link IdempotencyKey}. */
  public SessionPorts withKey(IdempotencyKey name) {
    return new SessionPorts(
        repository,
        git,
        ids,
        clock,
        policy,
        observer,
        warnings,
        templates,
        retention,
        journals,
        Optional.of(name));
  }

  /**
   * The same, but nothing is stored, removed or told to the observer: for trying what would happen.
   * What is found to be wrong is what the change itself would find.
   */
  public SessionPorts rehearsal() {
    return new SessionPorts(
        new RehearsedSessionRepository(repository),
        git,
        ids,
        clock,
        policy,
        SessionObserver.none(),
        warnings,
        new RehearsedTemplates(templates),
        retention,
        new InMemoryWatchJournals(ids),
        key);
  }

  /** Decides what a session becomes at a time. */
  interface Decision {
    SessionRevision at(Session current, Instant now);
  }

  /** Changes a session that is as expected, by one atomic step of the store, and tells of it. */
  Session change(SessionId id, Expectation expectation, Decision decision) {
    SessionChange change =
        current -> {
          expectation.requireMetBy(current);
          return decision.at(current, clock.instant());
        };
    if (key.isPresent()) {
      ChangeOnce.Outcome outcome = new ChangeOnce(repository, key.get()).update(id, change);
      outcome.made().ifPresent(this::tell);
      return outcome.session();
    }
    SessionRevision next = repository.update(id, change);
    tell(next.event());
    return next.session();
  }

  /** Tells the observer, who cannot break a change that is already stored. */
  void tell(SessionEvent event) {
    observer.guarded().onEvent(event);
  }

  /** Warns a person; as with the observer, a listener that throws cannot break the change. */
  void warn(String message) {
    try {
      warnings.onWarning(message);
    } catch (RuntimeException e) {
      Logger logger = System.getLogger(WarningListener.class.getName());
      logger.log(Level.WARNING, "a warning could not be given: " + message, e);
    }
  }
}

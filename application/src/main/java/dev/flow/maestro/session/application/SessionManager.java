package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.QueryResult;
import dev.flow.maestro.session.application.port.RecordSink;
import dev.flow.maestro.session.application.port.RecordSource;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Expectation;
import dev.flow.maestro.session.domain.IdempotencyKey;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.StoreStatistics;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All operations on the sessions of one store, by the names of the specification. Each one throws a
 * {@link dev.flow.maestro.session.domain.SessionException} and nothing else; when it throws,
 * nothing was changed, unless the message says that this is not known.
 */
public final class SessionManager {

  private final SessionPorts ports;

  /** Works over these ports. */
  public SessionManager(SessionPorts ports) {
    this.ports = ports;
  }

  /** The same, but nothing is stored or removed. See {@link SessionPorts#rehearsal}. */
  public SessionManager rehearsal() {
    return new SessionManager(ports.rehearsal());
  }

  /**
   * The same for one request of this name: who makes it again changes nothing, and gets the first
   * result. It is for creating one session, or one change of each session.
   */
  public SessionManager withIdempotencyKey(IdempotencyKey key) {
    return new SessionManager(ports.withKey(key));
  }

  /** Creates a session with the default configuration. See {@link CreateSession#create}. */
  public Session createSession(String featureRequest) {
    return createSession(featureRequest, SessionConfiguration.defaults());
  }

  /** Creates a session. See {@link CreateSession#create}. */
  public Session createSession(String featureRequest, SessionConfiguration configuration) {
    return new CreateSession(ports).create(featureRequest, configuration);
  }

  /** Creates a session as a template says. See {@link CreateFromTemplate#create}. */
  public Session createSessionFromTemplate(TemplateName name, Map<String, String> variables) {
    return createSessionFromTemplate(name, variables, PartialConfiguration.none());
  }

  /** Creates a session from a template. See {@link CreateFromTemplate#create}. */
  public Session createSessionFromTemplate(
      TemplateName name, Map<String, String> variables, PartialConfiguration configuration) {
    return new CreateFromTemplate(ports).create(name, variables, configuration);
  }

  /** Reads a session. See {@link GetSession#get}. */
  public Session getSession(SessionId id) {
    return new GetSession(ports).get(id);
  }

  /** Finds an id by its first characters. See {@link ResolveSessionId#resolve}. */
  public SessionId resolveSessionId(String text) {
    return new ResolveSessionId(ports).resolve(text);
  }

  /** Shortens ids so that they stay unique. See {@link ResolveSessionId#shortest}. */
  public Map<SessionId, String> shortestIds(Collection<SessionId> ids, int least) {
    return new ResolveSessionId(ports).shortest(ids, least);
  }

  /** Updates a session, whatever it is. See {@link UpdateSession#update}. */
  public Session updateSession(SessionId id, SessionUpdate update) {
    return updateSession(id, update, Expectation.none(), Optional.empty());
  }

  /** Updates a session that is as expected. See {@link UpdateSession#update}. */
  public Session updateSession(
      SessionId id, SessionUpdate update, Expectation expectation, Optional<String> reason) {
    return new UpdateSession(ports).update(id, update, expectation, reason);
  }

  /** Moves a session to a status. See {@link TransitionSession#transition}. */
  public Session transitionState(SessionId id, SessionStatus to) {
    return transitionState(id, to, Expectation.none(), Optional.empty());
  }

  /** Moves a session that is as expected. See {@link TransitionSession#transition}. */
  public Session transitionState(
      SessionId id, SessionStatus to, Expectation expectation, Optional<String> reason) {
    return new TransitionSession(ports).transition(id, to, expectation, reason);
  }

  /** Halts a session. See {@link PauseSession#pause}. */
  public Session pauseSession(SessionId id) {
    return pauseSession(id, Expectation.none(), Optional.empty());
  }

  /** Halts a session that is as expected. See {@link PauseSession#pause}. */
  public Session pauseSession(SessionId id, Expectation expectation, Optional<String> reason) {
    return new PauseSession(ports).pause(id, expectation, reason);
  }

  /** Goes back from a pause to the work of the phase. See {@link ResumeSession#resume}. */
  public Session resumeSession(SessionId id) {
    return resumeSession(id, Optional.empty(), Expectation.none(), Optional.empty());
  }

  /** Goes on from a pause, if the session is as expected. See {@link ResumeSession#resume}. */
  public Session resumeSession(
      SessionId id, Optional<SessionStatus> to, Expectation expectation, Optional<String> reason) {
    return new ResumeSession(ports).resume(id, to, expectation, reason);
  }

  /** Takes back what happened to a session last. See {@link UndoChange#undo}. */
  public Session undoChange(SessionId id) {
    return undoChange(id, Expectation.none(), Optional.empty());
  }

  /** Takes the last change of a session back that is as expected. See {@link UndoChange#undo}. */
  public Session undoChange(SessionId id, Expectation expectation, Optional<String> reason) {
    return new UndoChange(ports).undo(id, expectation, reason);
  }

  /** The statuses that may follow one, in their order, by the policy. */
  public Set<SessionStatus> statusesAfter(SessionStatus status) {
    Set<SessionStatus> next = ports.policy().allowedFrom(status);
    return next.isEmpty() ? next : EnumSet.copyOf(next);
  }

  /** Finds sessions, and tells which records could not be read. See {@link QuerySessions#query}. */
  public QueryResult querySessions(SessionQuery query) {
    return new QuerySessions(ports).query(query);
  }

  /** Shows the sessions that a query finds one by one. See {@link QuerySessions#scan}. */
  public void scanSessions(SessionQuery query, SessionVisitor visitor) {
    new QuerySessions(ports).scan(query, visitor);
  }

  /** The sessions that have not ended, newest first. */
  public QueryResult listActiveSessions() {
    return querySessions(SessionQuery.all().active());
  }

  /**
   * The newest sessions.
   *
   * @param count how many at the most, at least 1
   * @throws dev.flow.maestro.session.domain.InvalidInputException if the count is below 1
   */
  public QueryResult getRecentSessions(int count) {
    return querySessions(SessionQuery.all().limitedTo(count));
  }

  /** The ten newest sessions. */
  public QueryResult getRecentSessions() {
    return getRecentSessions(10);
  }

  /** The sessions that nothing changed for so long. See {@link QuerySessions#staleOnly}. */
  public QueryResult listStaleSessions(Duration unchangedFor) {
    return querySessions(staleOnly(SessionQuery.all(), unchangedFor));
  }

  /** Narrows a query to stale sessions. See {@link QuerySessions#staleOnly}. */
  public SessionQuery staleOnly(SessionQuery query, Duration unchangedFor) {
    return new QuerySessions(ports).staleOnly(query, unchangedFor);
  }

  /** The sessions that have used more than their time-out, newest first. */
  public QueryResult listOverdueSessions() {
    return queryOverdueSessions(SessionQuery.all());
  }

  /** Finds overdue sessions. See {@link FindOverdueSessions#find}. */
  public QueryResult queryOverdueSessions(SessionQuery query) {
    return new FindOverdueSessions(ports).find(query);
  }

  /** Moves overdue sessions to failed. See {@link SweepOverdueSessions#sweep}. */
  public SweepReport sweepOverdueSessions() {
    return new SweepOverdueSessions(ports).sweep();
  }

  /** Tells what a sweep would do. See {@link SweepOverdueSessions#preview}. */
  public SweepReport previewSweep() {
    return new SweepOverdueSessions(ports).preview();
  }

  /** The events of a session, oldest first. See {@link ReadHistory#history}. */
  public List<SessionEvent> history(SessionId id) {
    return new ReadHistory(ports).history(id);
  }

  /** Follows what happens to sessions from now on. See {@link WatchSessions#fromNow}. */
  public SessionWatch watchSessions(WatchScope scope) {
    return new WatchSessions(ports).fromNow(scope);
  }

  /** Follows all that happened and will. See {@link WatchSessions#fromBeginning}. */
  public SessionWatch watchSessionsFromBeginning(WatchScope scope) {
    return new WatchSessions(ports).fromBeginning(scope);
  }

  /** Goes on where a watch was left. See {@link WatchSessions#after}. */
  public SessionWatch watchSessionsAfter(String cursor, WatchScope scope) {
    return new WatchSessions(ports).after(cursor, scope);
  }

  /** Waits until something has become of a session. See {@link AwaitSession#await}. */
  public WaitResult awaitSession(SessionId id, WaitGoal goal, Duration timeout) {
    return new AwaitSession(ports).await(id, goal, timeout);
  }

  /** How all sessions fare, seen together. See {@link ReadStatistics#read}. */
  public StoreStatistics readStatistics() {
    return readStatistics(StatisticsQuery.all(), unreadable -> {});
  }

  /** How sessions fare, seen together. See {@link ReadStatistics#read}. */
  public StoreStatistics readStatistics(
      StatisticsQuery query, Consumer<UnreadableRecord> unreadable) {
    return new ReadStatistics(ports).read(query, unreadable);
  }

  /** How long a session was in each status. See {@link ReadStatusTimes#read}. */
  public SessionTimes statusTimes(SessionId id) {
    return new ReadStatusTimes(ports).read(id);
  }

  /** Takes a session into the trash. See {@link DeleteSession#delete}. */
  public void deleteSession(SessionId id) {
    TrashEntry unused = new DeleteSession(ports).delete(id);
  }

  /** Removes a session for good. See {@link DeleteSession#deletePermanently}. */
  public void deleteSessionPermanently(SessionId id) {
    new DeleteSession(ports).deletePermanently(id);
  }

  /** Tells what is in the trash. See {@link ListTrash#list}. */
  public TrashContent listTrash() {
    return new ListTrash(ports).list();
  }

  /** Brings a session back from the trash. See {@link RestoreSession#restore}. */
  public TrashEntry restoreSession(String text) {
    return new RestoreSession(ports).restore(text);
  }

  /** Removes from the trash for good. See {@link EmptyTrash#empty}. */
  public EmptiedTrash emptyTrash(Duration olderThan) {
    return new EmptyTrash(ports).empty(olderThan);
  }

  /** Holds a session, so that it is not deleted. See {@link HoldSession#hold}. */
  public void holdSession(SessionId id) {
    new HoldSession(ports).hold(id);
  }

  /** Lets a session go that was held. See {@link HoldSession#release}. */
  public void releaseSession(SessionId id) {
    new HoldSession(ports).release(id);
  }

  /** What somebody has set to be kept. See {@link CleanUpSessions#settings}. */
  public RetentionSettings retentionSettings() {
    return new CleanUpSessions(ports).settings();
  }

  /** Decides what a cleanup would do. See {@link CleanUpSessions#plan}. */
  public CleanupPlan planCleanup(RetentionPolicy policy) {
    return new CleanUpSessions(ports).plan(policy);
  }

  /** Does what was planned. See {@link CleanUpSessions#carryOut}. */
  public CleanupReceipt cleanUp(CleanupPlan plan) {
    return new CleanUpSessions(ports).carryOut(plan);
  }

  /**
   * Cleans up by the policy that is set, at most once a day. Nothing here calls it by itself; the
   * command line does after a {@code create}. See {@link CleanUpWhenDue#run}.
   */
  public void cleanUpWhenDue() {
    new CleanUpWhenDue(ports).run();
  }

  /** Takes the sessions that a query finds out of the store. See {@link ExportSessions}. */
  public ExportSessions.Report exportSessions(
      SessionQuery query, RecordSink sink, ExportSessions.Listener listener) {
    return new ExportSessions(ports).export(query, sink, listener);
  }

  /** Takes these sessions out of the store. See {@link ExportSessions}. */
  public ExportSessions.Report exportSessions(
      Collection<SessionId> ids, RecordSink sink, ExportSessions.Listener listener) {
    return new ExportSessions(ports).export(ids, sink, listener);
  }

  /** Brings sessions into the store. See {@link ImportSessions#run}. */
  public ImportReport importSessions(
      RecordSource source,
      OnConflict onConflict,
      boolean dryRun,
      ImportSessions.Listener listener) {
    return new ImportSessions(ports).run(source, onConflict, dryRun, listener);
  }

  /** Looks for what is wrong with the store. See {@link InspectStore#inspect}. */
  public StoreReport inspectStore(Inspection inspection) {
    return new InspectStore(ports).inspect(inspection);
  }

  /** Adds a template. See {@link AddTemplate#add}. */
  public void addTemplate(SessionTemplate template) {
    new AddTemplate(ports).add(template);
  }

  /** Stores a template, whether or not its name is taken. See {@link AddTemplate#replace}. */
  public void replaceTemplate(SessionTemplate template) {
    new AddTemplate(ports).replace(template);
  }

  /** All templates. See {@link ListTemplates#list}. */
  public TemplateList listTemplates() {
    return new ListTemplates(ports).list();
  }

  /** Reads a template. See {@link GetTemplate#get}. */
  public SessionTemplate getTemplate(TemplateName name) {
    return new GetTemplate(ports).get(name);
  }

  /** Removes a template. See {@link RemoveTemplate#remove}. */
  public void removeTemplate(TemplateName name) {
    new RemoveTemplate(ports).remove(name);
  }
}

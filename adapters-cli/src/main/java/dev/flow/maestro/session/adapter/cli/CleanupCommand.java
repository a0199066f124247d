package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.CleanupPlan;
import dev.flow.maestro.session.application.CleanupReceipt;
import dev.flow.maestro.session.application.SessionManager;
import dev.flow.maestro.session.domain.RetentionPolicy;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Moves finished sessions to the trash, and removes what has been there long enough. */
final class CleanupCommand implements Command {

  private static final String OLDER_THAN = "older-than";
  private static final String STATUS = "status";
  private static final String KEEP = "keep";

  private static final CommandSpec SPEC =
      new CommandSpec(
          "cleanup",
          "Move finished sessions to the trash",
          List.of(
              OptionSpec.optional(
                  OLDER_THAN,
                  "SPAN",
                  "finished so long ago or longer: 12h, 30d; needed unless a policy is set"),
              OptionSpec.repeatable(
                  STATUS, "S", "only these: " + String.join(", ", RetentionPolicy.ends())),
              OptionSpec.optional(
                  KEEP, "N", "leave the N that finished last, whatever their age (default 0)"),
              SharedOptions.DRY_RUN,
              SharedOptions.YES,
              OptionSpec.optional(
                  CommandSpec.OUTPUT,
                  "text|json|pretty",
                  "for people (default on a terminal), one line, or indented")),
          List.of(
              "cleanup --older-than 30d --dry-run",
              "cleanup --older-than 30d --status completed --keep 10 --yes"));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Arguments arguments = invocation.arguments();
    Optional<Duration> olderThan = arguments.duration(OLDER_THAN);
    Set<SessionStatus> statuses = EnumSet.noneOf(SessionStatus.class);
    arguments.all(STATUS).forEach(key -> statuses.add(SessionStatus.parse(key)));
    Optional<Integer> keep = arguments.number(KEEP, 0, Integer.MAX_VALUE).map(Long::intValue);
    boolean dryRun = arguments.has(SharedOptions.DRY_RUN.name());
    boolean sure = dryRun || arguments.has(SharedOptions.YES.name());
    // What makes no sense is refused before the store is opened.
    Optional<RetentionPolicy> asked =
        olderThan.map(age -> with(RetentionPolicy.olderThan(age), olderThan, statuses, keep));
    if (!sure && !invocation.canAsk()) {
      throw new UsageException(
          "cleanup asks before it does anything, and there is nobody to be asked",
          "--yes does it, --dry-run tells what would be done");
    }

    SessionManager manager = invocation.manager();
    Optional<RetentionPolicy> policy =
        manager
            .retentionSettings()
            .policy()
            .map(set -> with(set, olderThan, statuses, keep))
            .or(() -> asked);
    if (policy.isEmpty()) {
      throw new UsageException(
          "cleanup needs --older-than SPAN, because no policy is set",
          "maestro-session cleanup --help");
    }
    CleanupPlan plan = manager.planCleanup(policy.get());
    if (dryRun) {
      show(invocation.output(), CleanupText.of(plan), plan.unreadable());
      return ExitCode.DONE;
    }
    if (!sure && !plan.isEmpty() && !invocation.ask(question(plan))) {
      show(invocation.output(), CleanupText.of(nothing(plan)), plan.unreadable());
      return ExitCode.DONE;
    }
    CleanupReceipt receipt = manager.cleanUp(plan);
    show(invocation.output(), CleanupText.of(receipt), receipt.unreadable());
    receipt.failed().forEach(invocation.output()::failed);
    return ExitCode.ofFirst(receipt.failed());
  }

  private static void show(Output output, CleanupText cleanup, List<UnreadableRecord> unreadable) {
    output.show(cleanup::text, cleanup::members);
    unreadable.forEach(output::unreadable);
  }

  /** A policy, but for what the flags say otherwise. */
  private static RetentionPolicy with(
      RetentionPolicy policy,
      Optional<Duration> olderThan,
      Set<SessionStatus> statuses,
      Optional<Integer> keep) {
    return new RetentionPolicy(
        olderThan.orElse(policy.olderThan()),
        keep.orElse(policy.keep()),
        statuses.isEmpty() ? policy.statuses() : statuses);
  }

  private static String question(CleanupPlan plan) {
    List<String> parts = new ArrayList<>();
    if (!plan.chosen().isEmpty()) {
      parts.add("move " + CleanupText.counted(plan.chosen().size()) + " to the trash");
    }
    if (!plan.expired().isEmpty()) {
      parts.add("remove " + CleanupText.counted(plan.expired().size()) + " from it for good");
    }
    return String.join(" and ", parts) + "?";
  }

  private static CleanupReceipt nothing(CleanupPlan plan) {
    return new CleanupReceipt(
        List.of(), plan.held(), List.of(), List.of(), List.of(), plan.unreadable());
  }
}

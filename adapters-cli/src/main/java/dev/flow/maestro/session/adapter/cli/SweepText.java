package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.SweepReport;
import dev.flow.maestro.session.application.SweepReport.Refused;
import dev.flow.maestro.session.application.SweepReport.Swept;
import dev.flow.maestro.session.domain.Durations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a sweep did, for people and for programs. */
final class SweepText {

  private SweepText() {}

  /** A line for each overdue session, and a sum. */
  static String forPeople(SweepReport report, boolean dryRun) {
    StringBuilder text = new StringBuilder();
    for (Swept swept : report.swept()) {
      text.append(swept.id())
          .append(dryRun ? ": would go from " : ": went from ")
          .append(swept.from().key())
          .append(" to failed, after ")
          .append(Durations.format(swept.elapsed()))
          .append(" of ")
          // Less than what has elapsed, so that it is no more than a span can hold.
          .append(Durations.format(Duration.ofMinutes(swept.timeoutMinutes())))
          .append('\n');
    }
    for (Refused refused : report.refused()) {
      text.append(refused.id())
          .append(": stays: ")
          .append(Messages.printable(String.valueOf(refused.error().getMessage())))
          .append('\n');
    }
    return text.append(sum(report, dryRun)).append('\n').toString();
  }

  private static String sum(SweepReport report, boolean dryRun) {
    int swept = report.swept().size();
    int refused = report.refused().size();
    if (swept == 0 && refused == 0) {
      return "nothing is overdue";
    }
    return swept
        + (swept == 1 ? " session" : " sessions")
        + (dryRun ? " would time out" : " timed out")
        + (refused == 0 ? "" : ", " + refused + " overdue but not moved");
  }

  /** The members of an object. */
  static Map<String, Object> forPrograms(SweepReport report, boolean dryRun) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("swept", report.swept().stream().map(SweepText::members).toList());
    members.put("refused", report.refused().stream().map(SweepText::members).toList());
    members.put("dry_run", dryRun);
    return members;
  }

  private static Map<String, Object> members(Swept swept) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", swept.id().toString());
    members.put("from", swept.from().key());
    members.put("revision", swept.revision());
    members.put("elapsed_seconds", TimesText.seconds(swept.elapsed()));
    members.put("timeout_minutes", swept.timeoutMinutes());
    return members;
  }

  private static Map<String, Object> members(Refused refused) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("session_id", refused.id().toString());
    members.put("code", Messages.key(refused.error().code()));
    members.put("message", String.valueOf(refused.error().getMessage()));
    members.putAll(refused.error().details());
    return members;
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.StoreReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an inspection found, for people and for programs. */
final class ReportText {

  private ReportText() {}

  /** The findings of the store, those of each session, and a sum. */
  static String forPeople(StoreReport report) {
    StringBuilder text = new StringBuilder();
    Map<String, List<Finding>> byPlace =
        report.findings().stream()
            .collect(
                Collectors.groupingBy(ReportText::place, LinkedHashMap::new, Collectors.toList()));
    byPlace.forEach(
        (place, findings) -> {
          text.append(place).append('\n');
          findings.forEach(finding -> append(text, finding));
          text.append('\n');
        });
    return text.append(sum(report)).append('\n').toString();
  }

  private static String place(Finding finding) {
    return finding.session().map(id -> "session " + id).orElse("the store");
  }

  private static void append(StringBuilder text, Finding finding) {
    StringBuilder line = new StringBuilder();
    line.append(finding.code().key()).append(": ").append(finding.location());
    finding.member().ifPresent(member -> line.append(", member ").append(member));
    finding.offset().ifPresent(offset -> line.append(", at byte ").append(offset));
    line.append(": ").append(finding.problem());
    text.append("  ").append(Messages.printable(line.toString())).append('\n');
    text.append("    ")
        .append(
            switch (finding.repair()) {
              case BY_HAND -> "by hand: ";
              case POSSIBLE -> "with --fix: ";
              case DONE -> "done by --fix: ";
            })
        .append(finding.remedy())
        .append('\n');
  }

  private static String sum(StoreReport report) {
    long open = report.findings().stream().filter(Finding::isOpen).count();
    long mended = report.findings().size() - open;
    return counted(report.records(), "record")
        + " checked, "
        + (open > 0 ? counted(open, "finding") : "nothing wrong" + (mended > 0 ? " any more" : ""))
        + (mended == 0 ? "" : ", " + mended + " mended");
  }

  private static String counted(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** The members of an object. */
  static Map<String, Object> forPrograms(StoreReport report) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("records", report.records());
    members.put("healthy", report.isHealthy());
    members.put("findings", report.findings().stream().map(Finding::details).toList());
    return members;
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.ImportResult;
import dev.flow.maestro.session.application.ImportResult.Outcome;
import dev.flow.maestro.session.json.JsonStyle;
import dev.flow.maestro.session.json.JsonText;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What became of each session of an import, written as it comes: there may be very many. */
final class ImportOutput {

  private final PrintStream out;
  private final Form form;
  private final boolean dryRun;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private boolean begun;
  private boolean first = true;

  ImportOutput(PrintStream out, Form form, boolean dryRun) {
    this.out = out;
    this.form = form;
    this.dryRun = dryRun;
  }

  void begin() {
    begun = true;
    switch (form) {
      case TEXT -> {}
      case JSON, JSONL, ID -> out.print("{\"sessions\": [");
      case PRETTY -> out.print("{\n  \"sessions\": [");
    }
  }

  void result(ImportResult result) {
    counts.merge(result.outcome(), 1, Integer::sum);
    switch (form) {
      case TEXT -> text(result);
      case JSON, JSONL, ID -> {
        out.print(first ? "" : ", ");
        out.print(JsonText.object(JsonStyle.COMPACT, result.details()));
      }
      case PRETTY -> {
        String object = JsonText.object(JsonStyle.PRETTY, result.details());
        out.print((first ? "\n    " : ",\n    ") + object.replace("\n", "\n    "));
      }
    }
    first = false;
  }

  /** What went as it should is only counted. */
  private void text(ImportResult result) {
    if (result.outcome() != Outcome.IMPORTED) {
      out.print(
          Messages.printable(
                  result.outcome().key()
                      + " "
                      + result.id()
                      + result.from().map(origin -> " from " + origin).orElse("")
                      + result.reason().map(reason -> ": " + reason).orElse(""))
              + "\n");
    }
  }

  /** Writes the sums. Also after a failure, so that what was written is whole. */
  void end() {
    if (!begun) {
      return;
    }
    String sums =
        Arrays.stream(Outcome.values())
            .map(
                outcome -> {
                  int count = counts.getOrDefault(outcome, 0);
                  return switch (form) {
                    case TEXT -> count + " " + outcome.key();
                    case JSON, JSONL, ID -> ", \"" + outcome.key() + "\": " + count;
                    case PRETTY -> ",\n  \"" + outcome.key() + "\": " + count;
                  };
                })
            .collect(Collectors.joining(form == Form.TEXT ? ", " : ""));
    switch (form) {
      case TEXT -> out.print(sums + "\n");
      case JSON, JSONL, ID -> out.print("], \"dry_run\": " + dryRun + sums + "}\n");
      case PRETTY ->
          out.print((first ? "]" : "\n  ]") + ",\n  \"dry_run\": " + dryRun + sums + "\n}\n");
    }
  }
}

package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;

/** The two layouts that Python's {@code json.dumps} gives, which the peer writes with. */
public enum JsonStyle {
  /** One line, a space after each comma and colon. */
  COMPACT,
  /** A member a line, two spaces of indentation: {@code indent=2}. */
  PRETTY;

  PrettyPrinter printer() {
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return switch (this) {
      case COMPACT -> {
        DefaultPrettyPrinter printer =
            new DefaultPrettyPrinter(
                separators
                    .withObjectEntrySpacing(Spacing.AFTER)
                    .withArrayValueSpacing(Spacing.AFTER));
        printer.indentObjectsWith(new DefaultPrettyPrinter.NopIndenter());
        printer.indentArraysWith(new DefaultPrettyPrinter.NopIndenter());
        yield printer;
      }
      case PRETTY -> {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        yield printer;
      }
    };
  }
}

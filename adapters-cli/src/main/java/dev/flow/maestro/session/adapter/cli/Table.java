package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.adapter.cli.Style.Ink;
import dev.flow.maestro.session.domain.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rows of cells below each other, with a line of headings. Each column is as wide as its widest
 * cell; the last one takes what is left of the width of the terminal and is cut there. Where too
 * little is left, columns that may be dropped are, the first of these first.
 */
final class Table {

  private static final String GAP = "  ";
  private static final int LEAST_OF_LAST = 24;

  /** A whole name of an entry in the trash. */
  private static final int MOST_OF_OTHERS = 64;

  /** More than one line can show, whatever blanks it begins with. */
  private static final int KEPT = 4000;

  /**
   * A column.
   *
   * @param heading what stands above it
   * @param droppable whether a narrow terminal can do without
   */
  record Column(String heading, boolean droppable) {}

  /**
   * A cell.
   *
   * @param text any text; of line ends, blanks in a row and control characters, one line is made
   * @param ink how it is set off
   * @param highlights places in the text that are shown in bold
   */
  record Cell(String text, Optional<Ink> ink, List<TextRange> highlights) {

    static Cell of(String text) {
      return new Cell(text, Optional.empty(), List.of());
    }

    static Cell of(String text, Ink ink) {
      return new Cell(text, Optional.of(ink), List.of());
    }

    /** The text around the first of these places. */
    static Cell of(String text, List<TextRange> highlights) {
      return highlights.isEmpty()
          ? of(text.substring(0, Math.min(text.length(), KEPT)))
          : new Cell(text, Optional.empty(), highlights);
    }
  }

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  Table(List<Column> columns) {
    this.columns = columns;
  }

  /** Adds a row with a cell for each column. */
  void add(List<Cell> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(row.size() + " cells, " + columns.size() + " columns");
    }
    rows.add(row);
  }

  /** The lines; without rows there are none. */
  String text(Style style) {
    if (rows.isEmpty()) {
      return "";
    }
    Style plain = new Style(false, style.columns());
    int last = columns.size() - 1;
    int[] widths = new int[last];
    for (int i = 0; i < last; i++) {
      widths[i] = columns.get(i).heading().length();
      for (List<Cell> row : rows) {
        widths[i] =
            Math.max(widths[i], DisplayWidth.of(line(row.get(i).text(), plain, MOST_OF_OTHERS)));
      }
    }
    List<Integer> shown = shown(widths, style.columns());
    int left = Math.max(LEAST_OF_LAST, style.columns() - taken(shown, widths));
    StringBuilder text = new StringBuilder();
    StringBuilder headings = new StringBuilder();
    for (int i : shown) {
      headings.append(padded(columns.get(i).heading(), widths[i])).append(GAP);
    }
    text.append(style.in(Ink.DIM, (headings + columns.get(last).heading()).stripTrailing()))
        .append('\n');
    for (List<Cell> row : rows) {
      for (int i : shown) {
        Cell cell = row.get(i);
        String padded = padded(line(cell.text(), plain, widths[i]), widths[i]);
        text.append(cell.ink().map(ink -> style.in(ink, padded)).orElse(padded)).append(GAP);
      }
      Cell cell = row.get(last);
      String rest =
          Excerpt.of(cell.text(), cell.highlights(), cell.ink().isPresent() ? plain : style, left);
      text.append(cell.ink().map(ink -> style.in(ink, rest)).orElse(rest)).append('\n');
    }
    return text.toString();
  }

  /** The columns but for the last that there is room for. */
  private List<Integer> shown(int[] widths, int all) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      shown.add(i);
    }
    for (int i = 0; i < widths.length; i++) {
      if (all - taken(shown, widths) >= LEAST_OF_LAST) {
        return shown;
      }
      if (columns.get(i).droppable()) {
        shown.remove(Integer.valueOf(i));
      }
    }
    return shown;
  }

  private static int taken(List<Integer> shown, int[] widths) {
    return shown.stream().mapToInt(i -> widths[i] + GAP.length()).sum();
  }

  private static String line(String text, Style plain, int columns) {
    return Excerpt.of(text, List.of(), plain, columns);
  }

  private static String padded(String line, int width) {
    return line + " ".repeat(Math.max(0, width - DisplayWidth.of(line)));
  }
}

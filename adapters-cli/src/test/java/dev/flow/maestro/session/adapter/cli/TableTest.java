package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flow.maestro.session.adapter.cli.Table.Cell;
import dev.flow.maestro.session.adapter.cli.Table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Style EIGHTY = new Style(false, 80);

  private static Table table(String... headings) {
    return new Table(
        Arrays.stream(headings)
            .map(heading -> new Column(heading.replace("?", ""), heading.endsWith("?")))
            .toList());
  }

  private static void add(Table table, String... cells) {
    table.add(Arrays.stream(cells).map(Cell::of).toList());
  }

  @Test
  void standsInColumns() {
    Table table = table("ID", "REQUEST");
    add(table, "1", "first");
    add(table, "two", "second");

    assertThat(table.text(EIGHTY)).isEqualTo("ID   REQUEST\n1    first\ntwo  second\n");
  }

  @Test
  void isNothingWithoutRows() {
    assertThat(table("ID", "REQUEST").text(EIGHTY)).isEmpty();
  }

  @Test
  void takesARowOfItsOwnLengthOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> add(table("ID", "REQUEST"), "1"));
  }

  @Test
  void wideCharactersAndPicturesAlign() {
    Table table = table("BRANCH", "REQUEST");
    add(table, "東京", "x");
    add(table, "👩\u200d💻", "y");
    add(table, "é\u0301", "z");

    assertThat(table.text(EIGHTY).lines())
        .containsExactly("BRANCH  REQUEST", "東京    x", "👩💻    y", "é\u0301       z");
  }

  @Test
  void controlCharactersAreShownAndLineEndsAreBlanks() {
    Table table = table("BRANCH", "REQUEST");
    add(table, "a\u001b[2Jb", "one\ntwo\tthree \u202e");

    assertThat(table.text(EIGHTY).lines())
        .containsExactly("BRANCH       REQUEST", "a\\u001b[2Jb  one two three \\u202e");
  }

  @Test
  void dropsWhatANarrowTerminalHasNoRoomFor() {
    Table table = table("ID", "BRANCH?", "UPDATED?", "REQUEST");
    add(table, "12345678", "a-branch-of-some-length", "3h ago", "x".repeat(100));

    assertThat(table.text(EIGHTY).lines().findFirst().orElseThrow()).contains("BRANCH", "UPDATED");
    assertThat(table.text(new Style(false, 60)).lines().findFirst().orElseThrow())
        .contains("UPDATED")
        .doesNotContain("BRANCH");
    assertThat(table.text(new Style(false, 40)).lines().findFirst().orElseThrow())
        .doesNotContain("UPDATED", "BRANCH");
  }

  @RepeatedTest(50)
  void isNeverWiderThanTheTerminalWhateverIsInIt() {
    Random random = new Random();
    Table table = table("ID", "BRANCH?", "REQUEST");
    int columns = 60 + random.nextInt(60);
    for (int row = 0; row < 5; row++) {
      add(table, "12345678", text(random), text(random));
    }
    List<String> lines = table.text(new Style(false, columns)).lines().toList();

    assertThat(lines).hasSize(6);
    assertThat(lines)
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(columns));
  }

  /** Characters of all kinds, none of which may break a line. */
  private static String text(Random random) {
    int[] kinds = {'a', ' ', '\n', 0x1b, 0x202e, 0x4e00, 0x1f600, 0x300, 0x5d0, 0x200d, 0xd800, 9};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(80); i >= 0; i--) {
      text.appendCodePoint(kinds[random.nextInt(kinds.length)]);
    }
    return text.toString();
  }
}

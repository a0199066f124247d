package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.InMemoryRootRegistry;
import dev.flow.maestro.session.application.port.RepositoryAccess;
import dev.flow.maestro.session.application.port.RootRegistry;
import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReposCommandsTest {

  private static final Path GONE = Path.of("/gone");
  private static final Path HOSTILE = Path.of("/a\u001b[2J");

  private final InMemoryRootRegistry registry = new InMemoryRootRegistry();
  private final Cli cli = new Cli().withRepositories(registry, new Access());

  @TempDir Path folder;

  /** Where the name says what there is. */
  private static final class Access implements RepositoryAccess {

    @Override
    public RootState look(Path root) {
      String name = root.toString();
      return name.contains("gone")
          ? RootState.gone(root)
          : name.contains("empty")
              ? RootState.noStore(root, root)
              : name.contains("locked")
                  ? RootState.unreadable(root, root, "permission denied")
                  : RootState.present(root, root);
    }

    @Override
    public SessionRepository open(Path root) {
      throw new AssertionError("nothing of a repository is needed");
    }
  }

  private void remember(String... roots) {
    List.of(roots).forEach(root -> registry.add(Path.of(root)));
  }

  @Test
  void theListIsAnArrayForPrograms() {
    remember("/gone", "/locked", "/empty", "/shop");

    assertThat(cli.run("repos", "list").data())
        .isEqualTo(
            "[{\"repository\": \"/empty\", \"state\": \"no_store\", \"reason\": \"no session was"
                + " created there\"}, {\"repository\": \"/gone\", \"state\": \"gone\", \"reason\":"
                + " \"the folder does not exist\"}, {\"repository\": \"/locked\", \"state\":"
                + " \"unreadable\", \"reason\": \"permission denied\"}, {\"repository\": \"/shop\","
                + " \"state\": \"present\"}]\n");
  }

  @Test
  void theListHasALineEachForPeople() {
    remember("/gone", "/empty", "/shop");
    registry.add(HOSTILE);

    assertThat(cli.onTerminal().run("repos", "list").data())
        .isEqualTo(
            """
            /a\\u001b[2J
            /empty  (no store: no session was created there)
            /gone  (gone: the folder does not exist)
            /shop
            """);
  }

  @Test
  void anEmptyListIsSaidToPeopleAndShownToPrograms() {
    assertThat(cli.run("repos", "list").data()).isEqualTo("[]\n");
    assertThat(cli.onTerminal().run("repos", "list"))
        .isEqualTo(new CliRun(0, "", "no repository is remembered\n"));
  }

  @Test
  void aFolderIsRemembered() {
    assertThat(cli.runIn(folder, "repos", "add", folder + "/.").data())
        .isEqualTo("{\"repository\": \"" + folder + "\", \"state\": \"present\"}\n");
    assertThat(registry.roots()).containsExactly(folder);
  }

  @Test
  void withoutAFolderTheRepositoryIsRememberedThatOneIsIn() throws Exception {
    Files.createDirectories(folder.resolve(".flow/maestro"));
    Path below = Files.createDirectories(folder.resolve("src/main"));

    cli.runIn(below, "repos", "add").data();

    assertThat(registry.roots()).containsExactly(folder);
    assertThat(cli.runIn(below, "repos", "remove").data())
        .isEqualTo("{\"removed\": \"" + folder + "\"}\n");
    assertThat(registry.roots()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/does/not/exist", ""})
  void aFolderThatIsNotThereIsNotRemembered(String name) {
    cli.run("repos", "add", name)
        .failed(
            2,
            "error: --repository must be a folder that exists, not \"" + name + "\"",
            "hint: maestro-session repos add --help");
    assertThat(registry.roots()).isEmpty();
  }

  @Test
  void whatIsGoneCanBeForgotten() {
    registry.add(GONE);

    assertThat(cli.run("repos", "remove", "/gone/").data()).isEqualTo("{\"removed\": \"/gone\"}\n");
    assertThat(registry.roots()).isEmpty();
  }

  @Test
  void whatIsNotRememberedCannotBeForgotten() {
    remember("/shop");

    cli.run("repos", "remove", "/other")
        .failed(
            3,
            "error: /other is not a repository that is remembered",
            "hint: maestro-session repos list");
    cli.run("repos", "remove", "/other", "--output=json")
        .failed(
            3,
            "{\"code\": \"not_found\", \"message\": \"/other is not a repository that is"
                + " remembered\", \"hint\": \"maestro-session repos list\", \"repository\":"
                + " \"/other\"}");
    assertThat(registry.roots()).containsExactly(Path.of("/shop"));
  }

  @Test
  void pruneForgetsWhatIsGoneOrHasNoStoreAndSaysWhich() {
    remember("/gone", "/locked", "/empty", "/shop");

    assertThat(cli.onTerminal().run("repos", "prune").data())
        .isEqualTo(
            """
            /empty  (no store: no session was created there)
            /gone  (gone: the folder does not exist)
            """);
    assertThat(registry.roots()).containsExactly(Path.of("/locked"), Path.of("/shop"));
    assertThat(cli.run("repos", "prune")).isEqualTo(new CliRun(0, "", "nothing to forget\n"));
  }

  @Test
  void whereNothingIsRememberedAnAdditionSaysSo() {
    cli.withRepositories(RootRegistry.none("it is off"), new Access())
        .run("repos", "add", "/")
        .failed(
            7,
            "error: cannot remember /: it is off",
            "hint: check the folder, its permissions and free space");
  }

  @Test
  void aListThatCannotBeReadIsAnError() {
    RootRegistry damaged =
        new RootRegistry() {
          @Override
          public List<Path> roots() {
            throw new UnreadableSettingsException(
                UnreadableRecord.whole("repositories", "/f", "line 3 is no absolute path"),
                new IllegalStateException());
          }

          @Override
          public boolean add(Path root) {
            return false;
          }

          @Override
          public boolean remove(Path root) {
            return false;
          }
        };
    cli.withRepositories(damaged, new Access());

    for (String[] words : new String[][] {{"repos", "list"}, {"list", "--all-repos"}}) {
      cli.run(words)
          .failed(
              6,
              "error: cannot read /f: line 3 is no absolute path",
              "hint: the file was not changed; repair or restore it");
    }
  }
}

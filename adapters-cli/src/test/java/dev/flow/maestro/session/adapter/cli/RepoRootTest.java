package dev.flow.maestro.session.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Which folder the store is opened for. The folders are in an archive: above a temporary folder
 * there may be a repository of somebody's, above the root of an archive there is nothing.
 */
class RepoRootTest {

  private static final String HELP = "hint: maestro-session list --help";

  private final Cli cli = new Cli();
  private final FileSystem archive;
  private final Path root;
  private final Path repo;
  private final Path deep;

  RepoRootTest(@TempDir Path folder) throws IOException {
    archive = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"));
    root = archive.getPath("/");
    repo = root.resolve("repo");
    deep = Files.createDirectories(repo.resolve("src/main"));
  }

  @AfterEach
  void closeArchive() throws IOException {
    archive.close();
  }

  private Path openedIn(Path folder, String... flags) {
    cli.runIn(folder, BadInput.of(flags).after("list")).data();
    assertThat(cli.opened).hasSize(1);
    return cli.opened.get(0);
  }

  private void store(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".flow/maestro"));
  }

  private void git(Path folder) throws IOException {
    Files.createDirectories(folder.resolve(".git"));
  }

  @Nested
  class Found {

    @Test
    void inTheWorkingFolder() throws IOException {
      store(repo);

      assertThat(openedIn(repo)).isEqualTo(repo);
    }

    @Test
    void byTheStoreAboveTheWorkingFolder() throws IOException {
      store(repo);

      assertThat(openedIn(deep)).isEqualTo(repo);
    }

    @Test
    void byTheGitRepositoryAboveTheWorkingFolder() throws IOException {
      git(repo);

      assertThat(openedIn(deep)).isEqualTo(repo);
    }

    @Test
    void byTheGitFileOfALinkedWorktree() throws IOException {
      Files.writeString(repo.resolve(".git"), "gitdir: /elsewhere\n");

      assertThat(openedIn(deep)).isEqualTo(repo);
    }

    @Test
    void asTheNearestWhereThereAreSeveral() throws IOException {
      store(root);
      git(repo);
      store(deep);

      assertThat(openedIn(deep)).isEqualTo(deep);
      Files.delete(deep.resolve(".flow/maestro"));
      cli.opened.clear();
      assertThat(openedIn(deep)).isEqualTo(repo);
    }

    @Test
    void notByAFolderFlowOfSomebodyElse() throws IOException {
      store(root);
      Files.createDirectories(repo.resolve(".flow/other"));

      assertThat(openedIn(deep)).isEqualTo(root);
    }

    @Test
    void notByAFileInThePlaceOfAStore() throws IOException {
      Files.createDirectories(repo.resolve(".flow"));
      Files.writeString(repo.resolve(".flow/maestro"), "");

      assertThat(openedIn(deep)).isEqualTo(deep);
    }

    @Test
    void asTheWorkingFolderWhereThereIsNeither() {
      assertThat(openedIn(deep)).isEqualTo(deep);
    }
  }

  @Nested
  class NamedByTheFlag {

    @BeforeEach
    void makeOthersKnown() throws IOException {
      store(repo);
      cli.environment.put("MAESTRO_REPO_ROOT", "/repo");
    }

    @Test
    void relativeToTheWorkingFolder() {
      assertThat(openedIn(deep, "--repo-root", "..")).isEqualTo(repo.resolve("src"));
      cli.opened.clear();
      assertThat(openedIn(repo, "--repo-root=src/./main")).isEqualTo(deep);
    }

    @Test
    void absolute() {
      assertThat(openedIn(deep, "--repo-root", "/")).isEqualTo(root);
    }

    @Test
    void asTheWorkingFolder() {
      assertThat(openedIn(deep, "--repo-root", ".")).isEqualTo(deep);
    }

    @Test
    void onlyIfItExists() {
      cli.runIn(deep, "list", "--repo-root", "nowhere")
          .failed(2, "error: --repo-root must be a folder that exists, not \"nowhere\"", HELP);

      assertThat(cli.opened).isEmpty();
    }

    @Test
    void notByNothing() {
      cli.runIn(deep, "list", "--repo-root", "")
          .failed(2, "error: --repo-root must be a folder that exists, not \"\"", HELP);
    }

    @Test
    void onlyIfItIsAFolder() throws IOException {
      Files.writeString(deep.resolve("file"), "");

      cli.runIn(deep, "list", "--repo-root", "file")
          .failed(2, "error: --repo-root must be a folder that exists, not \"file\"", HELP);
    }

    @Test
    void onlyIfItCanBeAPathAtAll() {
      cli.runIn(Cli.FOLDER, "list", "--repo-root", "a\0b")
          .failed(2, "error: --repo-root must be a folder, not \"a\\u0000b\"", HELP);
    }
  }

  @Nested
  class NamedByTheEnvironment {

    @BeforeEach
    void makeOthersKnown() throws IOException {
      store(deep);
    }

    @Test
    void absolute() {
      cli.environment.put("MAESTRO_REPO_ROOT", "/repo");

      assertThat(openedIn(deep)).isEqualTo(repo);
    }

    @Test
    void relativeToTheWorkingFolder() {
      cli.environment.put("MAESTRO_REPO_ROOT", "../..");

      assertThat(openedIn(deep)).isEqualTo(repo);
    }

    @Test
    void notWhereItIsEmpty() {
      cli.environment.put("MAESTRO_REPO_ROOT", "");

      assertThat(openedIn(deep)).isEqualTo(deep);
    }

    @Test
    void onlyIfItExists() {
      cli.environment.put("MAESTRO_REPO_ROOT", "nowhere");

      cli.runIn(deep, "list")
          .failed(
              2, "error: MAESTRO_REPO_ROOT must be a folder that exists, not \"nowhere\"", HELP);

      assertThat(cli.opened).isEmpty();
    }

    @Test
    void withoutTroubleForTheHelp() {
      cli.environment.put("MAESTRO_REPO_ROOT", "nowhere");

      assertThat(cli.runIn(deep, "list", "--help").data()).contains("usage: ");
    }
  }
}

package dev.flow.maestro.session.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.flow.maestro.session.adapter.cli.Console;
import dev.flow.maestro.session.application.Repositories;
import dev.flow.maestro.session.application.SessionManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole program remembers where it was used. */
class RememberedRepositoriesTest {

  private static final String[] CREATE = {"create", "--feature-request", "Add a login"};

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();
  private Path file;
  private Path shop;
  private Path blog;

  @BeforeEach
  void prepare() throws IOException {
    folder = folder.toRealPath();
    file = folder.resolve("home/repositories");
    shop = Files.createDirectories(folder.resolve("shop"));
    blog = Files.createDirectories(folder.resolve("blog"));
    environment.put("MAESTRO_REPOS", file.toString());
  }

  private Program.Run run(Path root, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        Main.run(
                List.of(words),
                new Console(
                    InputStream.nullInputStream(),
                    new PrintStream(out, false, UTF_8),
                    new PrintStream(err, false, UTF_8),
                    environment,
                    root,
                    false,
                    false,
                    false,
                    InstantSource.system()))
            .number();
    return new Program.Run(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  private void succeed(Path root, String... words) {
    Program.Run run = run(root, words);
    assertThat(run).isEqualTo(new Program.Run(0, run.out(), ""));
  }

  @Test
  void whereASessionIsCreatedIsRememberedOnce() {
    succeed(shop, CREATE);
    succeed(shop, CREATE);
    succeed(blog, CREATE);

    assertThat(file).hasContent(shop + "\n" + blog + "\n");
    assertThat(run(folder, "list", "--all-repos").ids()).hasSize(3);
  }

  @Test
  void aTemplateCountsAndAnImportOnlyWithAChange() {
    succeed(shop, "template", "add", "t", "--feature-request", "Add a login");
    assertThat(file).doesNotExist();
    succeed(shop, "create", "--template", "t");
    succeed(shop, "export", "--to", folder.resolve("all.zip").toString());

    succeed(blog, "import", folder.resolve("all.zip").toString());
    assertThat(file).hasContent(shop + "\n");
    succeed(blog, "pause", run(blog, "list").ids().get(0));

    assertThat(file).hasContent(shop + "\n" + blog + "\n");
  }

  @Test
  void aLinkIsRememberedAsWhereItLeads() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), shop);

    succeed(link, CREATE);
    succeed(folder, "create", "--feature-request", "x", "--repo-root", shop + "/.");

    assertThat(file).hasContent(shop + "\n");
    assertThat(
            run(folder, "list", "--repo-root", link.toString(), "--repo-root", shop.toString())
                .ids())
        .hasSize(2);
  }

  @Test
  void whatOnlyReadsOrFailsOrIsForNowRemembersNothing() {
    succeed(shop, "list");
    succeed(shop, "stats");
    succeed(shop, "demo");
    assertThat(run(shop, "create", "--feature-request", " ").exit()).isEqualTo(2);
    environment.put("MAESTRO_STORE", "memory");
    succeed(shop, CREATE);

    assertThat(file.getParent()).doesNotExist();
  }

  @Test
  void nothingIsRememberedWhereThatIsOff() {
    environment.put("MAESTRO_REPOS", "off");
    environment.put("HOME", folder.toString());

    succeed(shop, CREATE);

    assertThat(folder.resolve(".config")).doesNotExist();
    assertThat(run(shop, "repos", "add").answer()).startsWith("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null/x", "/proc/nowhere/repositories", "/"})
  void whereItCannotBeWrittenACreateDoesNotMindAndAnAdditionDoes(String nowhere) {
    environment.put("MAESTRO_REPOS", nowhere);

    succeed(shop, CREATE);

    assertThat(run(shop, "repos", "add").exit()).isIn(6, 7);
  }

  @Test
  void aListThatMakesNoSenseKeepsNobodyFromCreating() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "nonsense\n");

    succeed(shop, CREATE);

    assertThat(file).hasContent("nonsense\n");
    assertThat(run(shop, "list", "--all-repos").err())
        .startsWith("error: cannot read " + file + ": line 1 is no absolute path\n");
  }

  @Test
  void whatIsGoneIsReportedUntilItIsPruned() throws IOException {
    succeed(shop, CREATE);
    succeed(blog, CREATE);
    Files.move(blog, folder.resolve("elsewhere"));

    Program.Run list = run(folder, "list", "--all-repos");
    assertThat(list.exit()).isZero();
    assertThat(list.ids()).hasSize(1);
    assertThat(list.err())
        .isEqualTo(
            "warning: cannot look into the repository " + blog + ": the folder does not exist\n");
    assertThat(file).hasContent(shop + "\n" + blog + "\n");

    succeed(folder, "repos", "prune");

    assertThat(file).hasContent(shop + "\n");
    assertThat(folder.resolve("elsewhere/.flow")).isDirectory();
  }

  @Test
  void aProgramThatEmbedsTheLibraryDecidesForItself() {
    Guice.createInjector(new SessionModule(Settings.of(blog)))
        .getInstance(SessionManager.class)
        .createSession("Build it");
    assertThat(file).doesNotExist();

    Injector injector =
        Guice.createInjector(new SessionModule(Settings.of(shop).rememberedIn(file)));
    injector.getInstance(SessionManager.class).createSession("Build it");

    assertThat(injector.getInstance(Repositories.class).roots()).containsExactly(shop);
  }
}

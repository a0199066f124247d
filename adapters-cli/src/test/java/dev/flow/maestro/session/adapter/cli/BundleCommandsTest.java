package dev.flow.maestro.session.adapter.cli;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export and import on the command line. */
class BundleCommandsTest {

  private static final String SUMS =
      "\"skipped\": 0, \"replaced\": 0, \"forked\": 0, \"conflict\": 0, \"failed\": 0}\n";

  @TempDir Path folder;

  private final Cli cli = new Cli();

  @BeforeEach
  void putSessions() {
    cli.with(
        aSession().withId(Cli.id(1)),
        aSession().withId(Cli.id(2)).withStatus(SessionStatus.COMPLETED));
  }

  private CliRun run(String... words) {
    return cli.runIn(folder, words);
  }

  private byte[] bundle() throws IOException {
    run("export", "--to", "all.zip");
    return Files.readAllBytes(folder.resolve("all.zip"));
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Nested
  class Exporting {

    @Test
    void writesAFileAndTellsHowMany() throws IOException {
      CliRun run = run("export", "--to", "all.zip");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).isEqualTo("{\"exported\": 2, \"left_out\": 0, \"to\": \"all.zip\"}\n");
      assertThat(files()).isEqualTo(1);
    }

    @Test
    void takesIdsOrFilters() {
      assertThat(run("export", "01", "02", "--to", "a.zip").out()).contains("\"exported\": 2");
      assertThat(run("export", "--to", "b.zip", "--session-id", "01").out())
          .contains("\"exported\": 1");
      assertThat(run("export", "--active", "--to", "c.zip").out()).contains("\"exported\": 1");

      CliRun both = run("export", "01", "--active", "--to", "d.zip");
      assertThat(both.exit()).isEqualTo(2);
      assertThat(both.err()).startsWith("error: export takes ids or filters, not both");
    }

    @Test
    void anAbsentIdLeavesNoFile() throws IOException {
      assertThat(run("export", "01", "07", "--to", "a.zip").exit()).isEqualTo(3);
      assertThat(files()).isZero();
    }

    @Test
    void overwritesAFileOnlyWhenForced() throws IOException {
      Path file = Files.writeString(folder.resolve("all.zip"), "mine");

      CliRun run = run("export", "--to", "all.zip");
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("a file that does not exist yet (--force overwrites it)");
      assertThat(file).hasContent("mine");

      assertThat(run("export", "--to", "all.zip", "--force").exit()).isZero();
      assertThat(file).binaryContent().startsWith('P', 'K');
      assertThat(files()).isEqualTo(1);
    }

    @Test
    void replacesNothingThatIsNoFile() throws IOException {
      Files.createDirectory(folder.resolve("d"));
      Files.createSymbolicLink(folder.resolve("l"), folder.resolve("d"));

      assertThat(run("export", "--to", "d", "--force").exit()).isEqualTo(2);
      assertThat(run("export", "--to", "l", "--force").exit()).isEqualTo(2);
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
      CliRun run = run("export", "--to", "no/all.zip");

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.err()).contains("all.zip: its folder does not exist");
    }

    @Test
    void goesToStandardOutputAsItIs() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      ExitCode exit = cli.run(cli.console(out, new ByteArrayOutputStream()), "export", "--to", "-");

      assertThat(exit).isEqualTo(ExitCode.DONE);
      assertThat(out.toByteArray()).isEqualTo(bundle());
    }

    @Test
    void doesNotGoToATerminal() {
      CliRun run = cli.onTerminal().run("export", "--to", "-");

      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err()).contains("--to must be a file, where standard output is a terminal");
    }

    @Test
    void whatCannotBeReadIsToldAndEndsWithSix() throws IOException {
      cli.over(
          new FailingRepository(new IllegalStateException()) {
            @Override
            public void scan(SessionQuery query, SessionVisitor visitor) {
              cli.repository.scan(query, visitor);
            }

            @Override
            public Optional<SessionRecord> record(SessionId id) {
              if (id.equals(Cli.id(2))) {
                throw new UnreadableSessionException(
                    UnreadableRecord.whole(id.toString(), "/x/metadata.json", "ends too early"));
              }
              CompanionFiles link =
                  visitor ->
                      visitor.onUnreadable(
                          UnreadableRecord.whole(id.toString(), "/x/li\nnk", "it is a link"));
              return cli.repository.record(id).map(record -> record.with(link));
            }
          });

      CliRun run = run("export", "--to", "all.zip");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.out()).startsWith("{\"exported\": 1, \"left_out\": 2,");
      assertThat(run.err())
          .isEqualTo(
              """
              warning: cannot read /x/li\\u000ank: it is a link
              warning: cannot read /x/metadata.json: ends too early
              """);
    }
  }

  @Nested
  class Importing {

    private final Cli other = new Cli();

    private CliRun imported(String... more) {
      String[] words = new String[more.length + 2];
      words[0] = "import";
      words[1] = "all.zip";
      System.arraycopy(more, 0, words, 2, more.length);
      return other.runIn(folder, words);
    }

    @BeforeEach
    void export() throws IOException {
      bundle();
    }

    @Test
    void tellsWhatBecameOfEach() {
      CliRun run = imported();

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .isEqualTo(
              "{\"sessions\": [{\"session_id\": \""
                  + Cli.id(1)
                  + "\", \"outcome\": \"imported\"}, {\"session_id\": \""
                  + Cli.id(2)
                  + "\", \"outcome\": \"imported\"}], \"dry_run\": false, \"imported\": 2, "
                  + SUMS);
      assertThat(other.content()).isEqualTo(cli.content());
    }

    @Test
    void isIndentedWhereThatIsAskedFor() throws IOException {
      assertThat(imported("--output", "pretty", "--dry-run").out())
          .startsWith("{\n  \"sessions\": [\n    {\n      \"session_id\": \"")
          .endsWith(
              "\n    }\n  ],\n  \"dry_run\": true,\n  \"imported\": 2,\n  \"skipped\": 0,"
                  + "\n  \"replaced\": 0,\n  \"forked\": 0,\n  \"conflict\": 0,\n  \"failed\": 0\n}\n");
      assertThat(other.content()).isEmpty();
    }

    @Test
    void aConflictEndsWithFiveAndImportsNothing() {
      other.with(aSession().withId(Cli.id(2)));

      CliRun run = imported();

      assertThat(run.exit()).isEqualTo(5);
      assertThat(run.out())
          .startsWith("{\"sessions\": [{\"session_id\": \"" + Cli.id(2) + "\"")
          .contains("\"outcome\": \"conflict\", \"reason\": \"it exists already\"");
      assertThat(run.err())
          .isEqualTo(
              "warning: nothing was imported: 1 of the sessions exist already; see"
                  + " --on-conflict\n");
      assertThat(other.content()).hasSize(1);
    }

    @Test
    void onConflictSaysWhatToDo() {
      other.with(aSession().withId(Cli.id(2))).nextId(7);

      assertThat(imported("--on-conflict", "skip").exit()).isZero();
      assertThat(imported("--on-conflict", "fork").out())
          .contains("{\"session_id\": \"" + Cli.id(7) + "\", \"outcome\": \"forked\", \"from\": ");
      CliRun run = imported("--on-conflict", "newest");
      assertThat(run.exit()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("error: unknown --on-conflict \"newest\"; known: fail, skip, newer, fork");
    }

    @Test
    void isToldInWordsOnATerminal() {
      other.with(aSession().withId(Cli.id(2))).onTerminal();

      assertThat(imported("--on-conflict", "skip").out())
          .isEqualTo(
              "skipped "
                  + Cli.id(2)
                  + ": it exists already\n"
                  + "1 imported, 1 skipped, 0 replaced, 0 forked, 0 conflict, 0 failed\n");
    }

    @Test
    void readsStandardInput() throws IOException {
      other.reading(Files.readAllBytes(folder.resolve("all.zip")));

      assertThat(other.run("import", "-").exit()).isZero();
      assertThat(other.content()).isEqualTo(cli.content());
    }

    @Test
    void aDamagedBundleEndsWithSixAndPrintsNothing() throws IOException {
      byte[] bundle = Files.readAllBytes(folder.resolve("all.zip"));
      bundle[bundle.length - 30] ^= 1;
      Files.write(folder.resolve("all.zip"), bundle);

      CliRun run = imported();

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("error: cannot read " + folder.resolve("all.zip") + ", at byte ")
          .contains("the list of entries at the end is not that of the entries");
      assertThat(other.content()).isEmpty();
    }

    @Test
    void whatIsNotThereIsAnError() {
      CliRun run = other.runIn(folder, "import", "none.zip");

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.err()).contains("none.zip: it does not exist");
    }

    @Test
    void moreThanIsAllowedIsRefused() {
      CliRun run = imported("--max-bytes", "100");

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains("all contents together are longer than is allowed");
    }

    @Test
    void aStoreThatFailsIsToldForEachSession() {
      other.over(
          new FailingRepository(new StoreUnavailableException("/x", "no space")) {
            @Override
            public Optional<Session> find(SessionId id) {
              return new InMemorySessionRepository().find(id);
            }
          });

      CliRun run = imported();

      assertThat(run.exit()).isEqualTo(7);
      assertThat(run.out()).contains("\"failed\", \"reason\": \"no space\"", "\"failed\": 2}");
    }
  }
}

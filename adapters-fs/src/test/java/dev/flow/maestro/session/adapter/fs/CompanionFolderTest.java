package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TransitionPolicy;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other tools keep in a session's folder goes with the session, and leads nowhere else. */
class CompanionFolderTest {

  private static final SessionRevision FIRST = aSession().revision();
  private static final SessionId ID = FIRST.session().id();

  @TempDir Path root;

  private FileSessionRepository store;
  private Path folder;
  private final List<String> shown = new ArrayList<>();
  private final List<UnreadableRecord> unreadable = new ArrayList<>();

  @BeforeEach
  void openStore() {
    store = new FileSessionRepository(root);
    folder = new StoreLayout(root).folder(ID);
  }

  /** What is done with the content of a file. */
  private interface Reading {
    void read(CompanionName name, InputStream content) throws IOException;
  }

  private void show() {
    show((name, content) -> shown.add(name + "=" + new String(content.readAllBytes(), UTF_8)));
  }

  private void show(Reading reading) {
    store
        .record(ID)
        .orElseThrow()
        .files()
        .showTo(
            new CompanionFiles.Visitor() {
              @Override
              public void onFile(CompanionName name, InputStream content) {
                try {
                  reading.read(name, content);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              }

              @Override
              public void onUnreadable(UnreadableRecord record) {
                unreadable.add(record);
              }
            });
  }

  @Test
  void aFileMayBeReadByteByByte() throws IOException {
    store.create(FIRST);
    byte[] bytes = {0, (byte) 0xFF, 'a'};
    Files.write(folder.resolve("plan.bin"), bytes);
    List<Integer> read = new ArrayList<>();

    show(
        (name, content) -> {
          for (int next = content.read(); next >= 0; next = content.read()) {
            read.add(next);
          }
        });

    assertThat(read).containsExactly(0, 0xFF, (int) 'a');
    assertThat(unreadable).isEmpty();
  }

  private static SessionRecord record(String name) {
    TreeMap<CompanionName, byte[]> files = new TreeMap<>();
    files.put(new CompanionName(name), new byte[] {'n', 'e', 'w'});
    return new SessionRecord(
        FIRST.session(), List.of(FIRST.event()), Optional.empty(), CompanionFiles.of(files));
  }

  private static SessionRecord later(String name) {
    SessionRecord record = record(name);
    return record.with(
        record
            .session()
            .transition(
                SessionStatus.PAUSED,
                TransitionPolicy.specification(),
                Instant.parse("2026-03-01T10:00:00Z"),
                Optional.empty()));
  }

  @Test
  void filesAreShownInTheOrderOfTheirNamesAndOursAreNot() throws IOException {
    store.create(FIRST);
    Files.createDirectories(folder.resolve("b/c"));
    Files.writeString(folder.resolve("b/c/metadata.json"), "2");
    Files.writeString(folder.resolve("b.md"), "1");
    Files.writeString(folder.resolve("a"), "0");
    Files.writeString(folder.resolve("metadata.json.tmp"), "left by a crash");

    show();

    assertThat(shown).containsExactly("a=0", "b.md=1", "b/c/metadata.json=2");
    assertThat(unreadable).isEmpty();
  }

  @Test
  void linksAndOddNamesAreToldAndNotShown() throws IOException {
    store.create(FIRST);
    Path secret = Files.writeString(root.resolve("secret"), "secret");
    Files.createSymbolicLink(folder.resolve("link"), secret);
    Files.createSymbolicLink(folder.resolve("folder"), root);
    Files.writeString(folder.resolve("a\\b"), "odd");

    show();

    assertThat(shown).isEmpty();
    assertThat(unreadable)
        .extracting(UnreadableRecord::location, UnreadableRecord::reason)
        .containsExactlyInAnyOrder(
            tuple(
                folder.resolve("link").toString(),
                "it is a link or a special file, which is not followed"),
            tuple(
                folder.resolve("folder").toString(),
                "it is a link or a special file, which is not followed"),
            tuple(
                folder.resolve("a\\b").toString(),
                "the name has a backslash, a control character or no whole character in it"));
  }

  @Test
  void aFileThatIsRemovedMeanwhileIsTold() throws IOException {
    store.create(FIRST);
    Files.writeString(folder.resolve("a"), "0");
    SessionRecord record = store.record(ID).orElseThrow();
    store.delete(ID);
    List<String> reasons = new ArrayList<>();

    record
        .files()
        .showTo(
            new CompanionFiles.Visitor() {
              @Override
              public void onFile(CompanionName name, InputStream content) {
                throw new AssertionError(name + " is gone");
              }

              @Override
              public void onUnreadable(UnreadableRecord left) {
                reasons.add(left.reason());
              }
            });

    assertThat(reasons).containsExactly("it does not exist");
  }

  @Test
  void nothingLandsOnTheFilesOfAnotherTool() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("checkpoints.json"), "old");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.land(record("checkpoints.json")))
        .withMessageEndingWith("there are files of another tool, but no session");

    assertThat(folder.resolve("checkpoints.json")).hasContent("old");
    assertThat(store.find(ID)).isEmpty();
    Files.delete(folder.resolve("checkpoints.json"));
    store.land(record("checkpoints.json"));
    assertThat(folder.resolve("checkpoints.json")).hasContent("new");
  }

  @Test
  void nothingLandsInThePlaceOfAStrayFile() throws IOException {
    Files.createDirectories(folder.getParent());
    Files.writeString(folder, "stray");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.land(record("a")));

    assertThat(folder).hasContent("stray");
  }

  @Test
  void anAdvanceFollowsNoLink() throws IOException {
    store.create(FIRST);
    Path outside = Files.createDirectory(root.resolve("outside"));
    Files.createSymbolicLink(folder.resolve("notes"), outside);
    Files.createSymbolicLink(folder.resolve("a"), root.resolve("outside/a"));

    for (String name : List.of("notes/1.md", "a")) {
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> store.advance(later(name)));
    }

    assertThat(outside).isEmptyDirectory();
    assertThat(store.find(ID)).contains(FIRST.session());
    store.advance(later("b"));
    assertThat(store.find(ID)).contains(later("b").session());
    assertThat(folder.resolve("b")).hasContent("new");
  }
}

package dev.flow.maestro.session.bundle;

import static dev.flow.maestro.session.bundle.Bundles.id;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a bundle holds, and that nothing is lost in it. */
class BundleTest {

  private static Map<String, String> unzipped(byte[] bundle) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        contents.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return contents;
  }

  @Nested
  class Written {

    @Test
    void isAZipThatOtherToolsOpen() throws IOException {
      Map<String, String> contents = unzipped(Bundles.export(Bundles.someSessions()));

      assertThat(contents.keySet())
          .containsExactly(
              "format.json",
              "sessions/" + id(1) + "/metadata.json",
              "sessions/" + id(1) + "/history.jsonl",
              "sessions/" + id(1) + "/manifest.json",
              "sessions/" + id(2) + "/metadata.json",
              "sessions/" + id(2) + "/history.jsonl",
              "sessions/" + id(2) + "/manifest.json",
              "sessions/" + id(3) + "/metadata.json",
              "sessions/" + id(3) + "/history.jsonl",
              "sessions/" + id(3) + "/files/checkpoints.json",
              "sessions/" + id(3) + "/files/notes/1.md",
              "sessions/" + id(3) + "/files/notes/2.md",
              "sessions/" + id(3) + "/manifest.json",
              "manifest.json");
      assertThat(contents.get("sessions/" + id(3) + "/manifest.json"))
          .contains(
              "\"name\": \"files/notes/2.md\",\n      \"size\": 0,\n      \"sha256\":"
                  + " \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"");
    }

    @Test
    void hasTheSameBytesEachTime() {
      assertThat(Bundles.export(Bundles.someSessions()))
          .isEqualTo(Bundles.export(Bundles.someSessions()));
    }

    @Test
    void hasTheSameBytesFromAnotherStore() {
      byte[] bundle = Bundles.export(Bundles.someSessions());

      assertThat(Bundles.export(Bundles.landed(bundle))).isEqualTo(bundle);
    }

    @Test
    void mayBeEmpty() {
      byte[] bundle = Bundles.export(new InMemorySessionRepository());

      assertThat(Bundles.landed(bundle).idsStartingWith("")).isEmpty();
    }

    @Test
    void tellsWhatItCannotHold() {
      SessionRecord record =
          Bundles.record(id(1), "a", "1", "A", "2", "b/c", "3", "b/C", "4", "d", "5", "D/e", "6");
      List<UnreadableRecord> leftOut = new ArrayList<>();

      byte[] bundle = Bundles.export(Bundles.store(record), leftOut);

      assertThat(leftOut)
          .extracting(UnreadableRecord::location, UnreadableRecord::reason)
          .containsExactly(
              tuple("a", "another file has the same name, or the same but for its case"),
              tuple("b/c", "another file has the same name, or the same but for its case"),
              tuple("d", "a folder has the same name"));
      assertThat(Bundles.landed(bundle).record(id(1))).isPresent();
    }

    @Test
    void failsWhereItCannotBeWritten() {
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("No space left on device");
            }
          };

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> new BundleWriter(full, "/x.zip"))
          .withMessage("cannot write format.json to /x.zip: No space left on device");
    }

    @Test
    void takesSessionsInTheirOrderOnly() {
      try (BundleWriter writer = new BundleWriter(OutputStream.nullOutputStream(), "x")) {
        writer.take(Bundles.record(id(2)), unused -> {});

        assertThatThrownBy(() -> writer.take(Bundles.record(id(2)), unused -> {}))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Nested
  class Read {

    @Test
    void givesEachSessionAsItWas() {
      SessionRepository before = Bundles.someSessions();

      SessionRepository after = Bundles.landed(Bundles.export(before));

      for (int number = 1; number <= 3; number++) {
        SessionRecord was = before.record(id(number)).orElseThrow();
        SessionRecord is = after.record(id(number)).orElseThrow();
        assertThat(is.session()).isEqualTo(was.session());
        assertThat(is.history()).isEqualTo(was.history());
      }
      assertThat(after.record(id(3)).orElseThrow().document().orElseThrow())
          .contains(
              "\"zz\": {\"n\": 1.10e400, \"big\": 123456789012345678901234567890}",
              "\"revision\": 2");
    }

    @Test
    void leavesADocumentAsItIsThatTellsOfTheSession() throws IOException {
      byte[] bundle = Bundles.export(Bundles.someSessions());
      String document =
          String.valueOf(unzipped(bundle).get("sessions/" + id(3) + "/metadata.json"));
      InMemorySessionRepository store = Bundles.landed(bundle);
      SessionRecord record = store.record(id(3)).orElseThrow();
      String compact = document.replaceAll("\n *", " ");

      byte[] again =
          Bundles.export(
              Bundles.store(
                  new SessionRecord(
                      record.session(), record.history(), Optional.of(compact), record.files())));

      assertThat(unzipped(again).get("sessions/" + id(3) + "/metadata.json")).isEqualTo(compact);
    }

    @Test
    void mayBeReadAgainAndItsFilesNotAtAll() {
      try (BundleReader reader = Bundles.reader(Bundles.export(Bundles.someSessions()))) {
        List<Object> shown = new ArrayList<>();
        reader.showTo(record -> shown.add(record.session().id()));
        reader.showTo(record -> shown.add(record.session().id()));

        assertThat(shown).containsExactly(id(1), id(2), id(3), id(1), id(2), id(3));
      }
    }

    @Test
    void whatTheVisitorThrowsGoesThrough() {
      IllegalStateException enough = new IllegalStateException("enough");
      try (BundleReader reader = Bundles.reader(Bundles.export(Bundles.someSessions()))) {
        assertThatThrownBy(
                () ->
                    reader.showTo(
                        record -> {
                          throw enough;
                        }))
            .isSameAs(enough);
      }
    }

    @Test
    void holdsMoreEntriesThanSixteenBitsCount() {
      // More entries than 16 bits can count: the end has its 64-bit form.
      InMemorySessionRepository store = new InMemorySessionRepository();
      SessionRecord record = Bundles.record(id(1));
      for (int i = 0; i < 22_000; i++) {
        store.land(record.forkAs(new SessionId(new UUID(i, i)), Bundles.NOW));
      }

      byte[] bundle = Bundles.export(store);

      int[] count = {0};
      try (BundleReader reader = Bundles.reader(bundle)) {
        reader.showTo(unused -> count[0]++);
      }
      assertThat(count[0]).isEqualTo(22_000);
    }
  }
}

package dev.flow.maestro.session.bundle;

import static dev.flow.maestro.session.bundle.Bundles.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.flow.maestro.session.application.port.InMemorySessionRepository;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an archive can do to a careless reader, and what this one says to it. */
class AttackTest {

  private static final String LEADS_AWAY =
      "the name has a part that is empty, a dot, two dots or a drive";
  private static final String OF_THE_SESSION = "the name is that of a file of the session itself";
  private static final String FORBIDDEN =
      "the name has a backslash, a control character or no whole character in it";
  private static final String NO_ENTRY = "is no entry of a bundle";

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("../x", LEADS_AWAY),
        Arguments.of("a/../../x", LEADS_AWAY),
        Arguments.of("..", LEADS_AWAY),
        Arguments.of(".", LEADS_AWAY),
        Arguments.of("./x", LEADS_AWAY),
        Arguments.of("/abs", LEADS_AWAY),
        Arguments.of("C:x", LEADS_AWAY),
        Arguments.of("a/c:", LEADS_AWAY),
        Arguments.of("C:\\x", FORBIDDEN),
        Arguments.of("..\\x", FORBIDDEN),
        Arguments.of("", LEADS_AWAY),
        Arguments.of("a//b", LEADS_AWAY),
        Arguments.of("a/", LEADS_AWAY),
        Arguments.of("a\0b", FORBIDDEN),
        Arguments.of("a\nb", FORBIDDEN),
        Arguments.of("a\u001b[31m", FORBIDDEN),
        Arguments.of("a\ufffd", FORBIDDEN),
        Arguments.of("x".repeat(256), "the name has a part of more than 255 bytes"),
        Arguments.of("\u00e9".repeat(128), "the name has a part of more than 255 bytes"),
        Arguments.of("xxxxxxxx/".repeat(114), "the name is longer than 1024 characters"),
        Arguments.of("a/".repeat(32) + "a", "the name has more than 32 parts"),
        Arguments.of("metadata.json", OF_THE_SESSION),
        Arguments.of("METADATA.json", OF_THE_SESSION),
        Arguments.of("metadata.json/x", OF_THE_SESSION),
        Arguments.of("history.jsonl", OF_THE_SESSION),
        Arguments.of("metadata.json.tmp", OF_THE_SESSION));
  }

  @ParameterizedTest
  @MethodSource("names")
  void noNameLeadsOutOfItsSession(String name, String reason) {
    assertRefused(new Forged().format().sound(1, name, "x").manifest().bytes(), reason);
  }

  static Stream<Arguments> pairs() {
    return Stream.of(
        Arguments.of("a", "a", "another file has the same name, or the same but for its case"),
        Arguments.of("A", "a", "another file has the same name, or the same but for its case"),
        Arguments.of("A/b", "a/c", "another folder has the same name but for its case"),
        Arguments.of("a", "a/b", "a file has the name of its folder"),
        Arguments.of("A", "a/b", "a file has the name of its folder"),
        Arguments.of("A/b", "a", "a folder has the same name"),
        Arguments.of("b", "a", "does not come in the order of the names"));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void noTwoNamesAreOne(String first, String second, String reason) {
    assertRefused(
        new Forged().format().sound(1, first, "x", second, "y").manifest().bytes(), reason);
  }

  static Stream<Arguments> layouts() {
    String one = BundleFormat.folder(id(1));
    return Stream.of(
        row(
            "the format is missing",
            new Forged().sound(1).manifest(),
            "is not the entry that a bundle begins with"),
        row(
            "another format",
            new Forged().entry("format.json", "{}").manifest(),
            "it is not the format of a bundle"),
        row(
            "a newer version",
            new Forged()
                .entry("format.json", "{\"format\": \"maestro-session-bundle\", \"version\": 2}")
                .entry("new.bin", "?"),
            "it is of format version 2, and this program reads version 1; a newer program does"),
        row("an entry of its own", new Forged().format().entry("x", "").manifest(), NO_ENTRY),
        row(
            "an id in upper case",
            new Forged().format().entry("sessions/AB/metadata.json", ""),
            NO_ENTRY),
        row(
            "an id that leads away",
            new Forged().format().entry("sessions/../metadata.json", ""),
            NO_ENTRY),
        row("a folder", new Forged().format().entry("sessions/", ""), NO_ENTRY),
        row("an absolute name", new Forged().format().entry("/etc/passwd", ""), NO_ENTRY),
        row(
            "an entry between sessions",
            new Forged().format().sound(1).entry(one + "files/x", "").manifest(),
            NO_ENTRY),
        row(
            "no history",
            new Forged().format().session(1, "metadata.json", Forged.document(1)).manifest(),
            "stands where the history of session " + id(1) + " should be"),
        row(
            "an entry of another session",
            new Forged()
                .format()
                .session(
                    1,
                    "metadata.json",
                    Forged.document(1),
                    "history.jsonl",
                    Forged.history(1),
                    "x",
                    "")
                .manifest(),
            "stands where a file of session " + id(1) + " should be"),
        row(
            "a session twice",
            new Forged().format().sound(1).sound(1).manifest(),
            "its session comes twice, or not in the order of the ids"),
        row(
            "sessions out of order",
            new Forged().format().sound(2).sound(1).manifest(),
            "its session comes twice, or not in the order of the ids"),
        row(
            "a document of another session",
            new Forged()
                .format()
                .session(1, "metadata.json", Forged.document(2), "history.jsonl", Forged.history(1))
                .manifest(),
            "is of session " + id(2)),
        row(
            "an event of another session",
            new Forged()
                .format()
                .session(1, "metadata.json", Forged.document(1), "history.jsonl", Forged.history(2))
                .manifest(),
            "has an event of session " + id(2)),
        row(
            "no event",
            new Forged()
                .format()
                .session(1, "metadata.json", Forged.document(1), "history.jsonl", "")
                .manifest(),
            "has no event"),
        row(
            "half a line",
            new Forged()
                .format()
                .session(
                    1,
                    "metadata.json",
                    Forged.document(1),
                    "history.jsonl",
                    Forged.history(1).stripTrailing())
                .manifest(),
            "its last line has no end"),
        row(
            "a manifest of other contents",
            new Forged()
                .format()
                .entry(one + "metadata.json", Forged.document(1))
                .entry(one + "history.jsonl", Forged.history(1))
                .entry(one + "manifest.json", new BundleFormat.Manifest(id(1)).content())
                .manifest(),
            "does not tell of what is in the bundle"),
        row(
            "a manifest of fewer sessions",
            new Forged().format().sound(1).entry("manifest.json", BundleFormat.manifest(0, "")),
            "does not tell of what is in the bundle"),
        row("no manifest", new Forged().format().sound(1), "a manifest is missing behind it"),
        row(
            "an entry behind the end",
            new Forged().format().manifest().entry("x", ""),
            "comes after the end of the bundle"));
  }

  private static Arguments row(String name, Forged bundle, String reason) {
    return Arguments.of(name, bundle, reason);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void onlyTheLayoutOfABundleIsRead(String name, Forged bundle, String reason) {
    assertRefused(bundle.bytes(), reason);
  }

  static Stream<Arguments> limits() {
    BundleLimits few = new BundleLimits(10_000, 10_000, 100, 2, 2, 100_000);
    return Stream.of(
        Arguments.of(few.withTotal(500), "all contents together are longer than is allowed"),
        Arguments.of(
            new BundleLimits(10, 10_000, 100, 2, 2, 100_000), "it is longer than 10 bytes"),
        Arguments.of(
            new BundleLimits(10_000, 20, 100, 2, 2, 100_000), "it is longer than 20 bytes"),
        Arguments.of(
            new BundleLimits(10_000, 10_000, 5, 2, 2, 100_000), "it is longer than 5 bytes"),
        Arguments.of(
            new BundleLimits(10_000, 10_000, 100, 1, 2, 100_000),
            "there are more than 1 files with it"),
        Arguments.of(
            new BundleLimits(10_000, 10_000, 100, 2, 1, 100_000),
            "there are more than 1 sessions"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void whatUnpacksToMoreThanTheLimitsIsRefused(BundleLimits limits, String reason) {
    byte[] bundle =
        new Forged().format().sound(1, "a", "123456", "b", "").sound(2).manifest().bytes();
    Bundles.reader(bundle, new BundleLimits(10_000, 10_000, 100, 2, 2, 100_000))
        .showTo(unused -> {});

    assertThat(refusal(bundle, limits).record().reason()).isEqualTo(reason);
  }

  @Test
  void aBombIsCountedAsItUnpacks() {
    byte[] bundle =
        new Forged()
            .format()
            .session(1, "metadata.json", " ".repeat(40 << 20), "history.jsonl", "")
            .manifest()
            .bytes();

    assertThat(bundle.length).isLessThan(100_000);
    assertRefused(bundle, "it is longer than 16777216 bytes");
  }

  @Test
  void anArchiveInItIsOnlyAFile() {
    byte[] inner = new Forged().format().sound(1).manifest().bytes();
    String text = new String(inner, StandardCharsets.ISO_8859_1);

    byte[] bundle = new Forged().format().sound(1, "inner.zip", text).manifest().bytes();

    assertThat(Bundles.landed(bundle).idsStartingWith("")).containsExactly(id(1));
  }

  @Test
  void aZipOfAnotherToolIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("format.json"));
      zip.write(BundleFormat.format());
    }

    assertRefused(out.toByteArray(), "its header is not that of an entry of a bundle");
  }

  static Stream<Arguments> bytes() {
    int flags = ZipRecords.FLAGS_AT;
    int method = ZipRecords.METHOD_AT;
    return Stream.of(
        Arguments.of(flags, 0x09, "it is encrypted"),
        Arguments.of(method, 0, "it is packed in another way than an entry of a bundle"),
        Arguments.of(10, 1, "its header is not that of an entry of a bundle"),
        Arguments.of(0, 0, "it does not begin as a bundle does"));
  }

  @ParameterizedTest
  @MethodSource("bytes")
  void anEntryThatIsNotAsOursIsRefused(int at, int value, String reason) {
    byte[] bundle = new Forged().format().sound(1).manifest().bytes();
    bundle[at] = (byte) value;

    assertRefused(bundle, reason);
  }

  @Test
  void aLinkInTheListAtTheEndIsRefused() {
    byte[] bundle = new Forged().format().sound(1).manifest().bytes();
    byte[] name = "format.json".getBytes(StandardCharsets.US_ASCII);
    int central = lastIndexOf(bundle, name);
    // "Made by" Unix, and the mode of a symbolic link.
    bundle[central - 46 + 5] = 3;
    bundle[central - 46 + 41] = (byte) 0xA1;

    assertRefused(bundle, "the list of entries at the end is not that of the entries");
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    for (int at = bytes.length - part.length; ; at--) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
  }

  @Test
  void nothingMayStandAroundIt() {
    byte[] bundle = new Forged().format().sound(1).manifest().bytes();
    byte[] longer = Arrays.copyOf(bundle, bundle.length + 1);
    byte[] shifted = new byte[bundle.length + 1];
    System.arraycopy(bundle, 0, shifted, 1, bundle.length);

    assertRefused(longer, "something follows its end");
    assertRefused(shifted, "it does not begin as a bundle does");
    assertRefused(new byte[0], "it ends too early");
    assertRefused(
        "no bundle at all".getBytes(StandardCharsets.US_ASCII),
        "it does not begin as a bundle does");
  }

  @Test
  void aFileThatIsCutIsRefusedWhereverItIs() {
    byte[] bundle = Bundles.export(Bundles.someSessions());

    for (int length = 0; length < bundle.length; length++) {
      assertThat(refusal(Arrays.copyOf(bundle, length), BundleLimits.defaults())).isNotNull();
    }
  }

  @Test
  void aFlippedBitIsRefusedOrChangesNothing() {
    byte[] bundle = new Forged().format().sound(1, "a", "b").manifest().bytes();
    byte[] whole = Bundles.export(Bundles.landed(bundle));
    List<Integer> harmless = new ArrayList<>();

    // Two or three bits of each byte.
    for (int bit = 0; bit < bundle.length * 8; bit += 3) {
      byte[] flipped = bundle.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      try {
        InMemorySessionRepository landed = Bundles.landed(flipped);
        assertThat(Bundles.export(landed)).as("bit %s", bit).isEqualTo(whole);
        harmless.add(bit);
      } catch (UnreadableSessionException e) {
        // As it should be.
      }
    }
    // What fills up the last byte of a packed content, which nothing reads.
    assertThat(harmless).hasSizeLessThan(7 * 3);
  }

  private static void assertRefused(byte[] bundle, String reason) {
    assertThat(refusal(bundle, BundleLimits.defaults()).record().reason()).isEqualTo(reason);
  }

  private static UnreadableSessionException refusal(byte[] bundle, BundleLimits limits) {
    try (BundleReader reader = Bundles.reader(bundle, limits)) {
      UnreadableSessionException refusal =
          catchThrowableOfType(UnreadableSessionException.class, () -> reader.showTo(unused -> {}));
      assertThat(refusal).isNotNull();
      assertThat(refusal.record().location()).isEqualTo("the bundle");
      return refusal;
    }
  }
}

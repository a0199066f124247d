package dev.flow.maestro.session.bundle;

import dev.flow.maestro.session.json.StoredEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Bundles with any entries, whose manifests are right: only what is wrong on purpose is wrong. */
final class Forged {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ZipWriter zip = new ZipWriter(out);
  private final MessageDigest manifests = Sha256.start();
  private int sessions;

  Forged entry(String name, byte[] content) {
    written(name, content);
    return this;
  }

  Forged entry(String name, String content) {
    return entry(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Forged format() {
    return entry(BundleFormat.FORMAT, BundleFormat.format());
  }

  /** A session with these names and contents, below its folder, and its manifest. */
  Forged session(int number, String... namesAndContents) {
    BundleFormat.Manifest manifest = new BundleFormat.Manifest(Bundles.id(number));
    String folder = BundleFormat.folder(Bundles.id(number));
    for (int i = 0; i < namesAndContents.length; i += 2) {
      manifest.add(
          namesAndContents[i],
          written(
              folder + namesAndContents[i],
              namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8)));
    }
    manifests.update(manifest.content());
    sessions++;
    return entry(folder + BundleFormat.MANIFEST, manifest.content());
  }

  /** A session that is as it should be, with these files. */
  Forged sound(int number, String... files) {
    String[] all = new String[files.length + 4];
    all[0] = BundleFormat.METADATA;
    all[1] = document(number);
    all[2] = BundleFormat.HISTORY;
    all[3] = history(number);
    for (int i = 0; i < files.length; i += 2) {
      all[i + 4] = BundleFormat.FILES + files[i];
      all[i + 5] = files[i + 1];
    }
    return session(number, all);
  }

  static String document(int number) {
    return Bundles.record(Bundles.id(number)).document().orElseThrow();
  }

  static String history(int number) {
    StringBuilder lines = new StringBuilder();
    Bundles.record(Bundles.id(number))
        .history()
        .forEach(event -> lines.append(new StoredEvent(event, Optional.empty()).toLine() + "\n"));
    return lines.toString();
  }

  Forged manifest() {
    return entry(
        BundleFormat.MANIFEST,
        BundleFormat.manifest(sessions, HexFormat.of().formatHex(manifests.digest())));
  }

  byte[] bytes() {
    try {
      zip.end();
      zip.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private ZipContent written(String name, byte[] content) {
    try {
      return zip.write(name, new ByteArrayInputStream(content), Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

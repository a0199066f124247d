package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.application.port.RetentionSettingsSource;
import dev.flow.maestro.session.domain.RetentionSettings;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSettingsException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.RetentionSettingsJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What the file {@code .flow/maestro/maestro-session.json} says is to be kept. It is read anew each
 * time, and never written.
 */
public final class RetentionSettingsFile implements RetentionSettingsSource {

  private static final int MAX_BYTES = 1 << 20;

  private final Path path;

  /** Of the store below this folder; the file need not be there. */
  public RetentionSettingsFile(Path root) {
    this.path = new StoreLayout(root.toAbsolutePath().normalize()).settings();
  }

  @Override
  public RetentionSettings read() {
    try {
      if (!Attributes.exists(path)) {
        return RetentionSettings.defaults();
      }
      return RetentionSettingsJson.parse(Interrupts.outlast(this::readBytes));
    } catch (MalformedDocumentException e) {
      throw new UnreadableSettingsException(e.inRecord(name(), path.toString()), e);
    } catch (IOException e) {
      throw new UnreadableSettingsException(
          UnreadableRecord.whole(name(), path.toString(), Failures.reason(e)), e);
    }
  }

  private byte[] readBytes() throws IOException {
    Attributes.requireRegularIfPresent(path);
    try (InputStream in = Files.newInputStream(path, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw new IOException("it is larger than " + MAX_BYTES + " bytes");
      }
      return content;
    }
  }

  private String name() {
    return String.valueOf(path.getFileName());
  }
}

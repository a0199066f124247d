package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.Timestamps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The file that tells when somebody last was the one to clean up. */
final class LastCleanup {

  /** Its lock is that of the cleanup; no session has this id. */
  private static final SessionId NOBODY = new SessionId(new UUID(0, 0));

  private static final int LONGEST_TIME = 100;

  private final StoreLayout layout;
  private final SessionLocks locks;

  LastCleanup(StoreLayout layout, SessionLocks locks) {
    this.layout = layout;
    this.locks = locks;
  }

  /** See {@link SessionTrash#claimCleanup}. */
  boolean claim(Instant now, Duration interval) {
    return locks
        .ifFreeUntold(
            NOBODY,
            Duration.ZERO,
            () -> {
              try {
                return claimLocked(now, interval);
              } catch (IOException e) {
                throw Failures.unavailable("write", layout.lastCleanup(), e);
              }
            })
        .orElse(false);
  }

  private boolean claimLocked(Instant now, Duration interval) throws IOException {
    boolean due = SessionTrash.isDue(time(), now, interval);
    if (due) {
      byte[] time = Timestamps.format(now).getBytes(StandardCharsets.US_ASCII);
      layout.files().replace(layout.lastCleanup(), time, () -> {});
    }
    return due;
  }

  /** What cannot be read tells of no cleanup, and the next one writes it anew. */
  private Optional<Instant> time() throws IOException {
    Path file = layout.lastCleanup();
    Attributes.requireRegularIfPresent(file);
    if (!Attributes.exists(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] time = in.readNBytes(LONGEST_TIME);
      return Timestamps.parse(new String(time, StandardCharsets.US_ASCII));
    }
  }
}

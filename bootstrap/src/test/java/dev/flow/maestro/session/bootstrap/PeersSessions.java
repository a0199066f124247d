package dev.flow.maestro.session.bootstrap;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** The real sessions that the peer wrote. */
final class PeersSessions {

  private PeersSessions() {}

  /** Copies all of them, with all that lies beside them, into a folder that it makes. */
  static void copyTo(Path sessions) throws Exception {
    URL resource = Objects.requireNonNull(PeersSessions.class.getResource("/peer/sessions"));
    Path source = Path.of(resource.toURI());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path target = sessions.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}

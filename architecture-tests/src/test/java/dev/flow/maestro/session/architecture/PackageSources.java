package dev.flow.maestro.session.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The package-info files. One without annotations leaves no class, so the sources are read. */
final class PackageSources {

  private PackageSources() {}

  static String javadocOf(String packageName) {
    Path file = Path.of(packageName.replace('.', '/'), "package-info.java");
    try (Stream<Path> modules = Files.list(Path.of("..").toRealPath())) {
      return modules
          .map(module -> module.resolve("src/main/java").resolve(file))
          .filter(Files::exists)
          .map(PackageSources::read)
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

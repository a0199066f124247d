package dev.flow.maestro.session.adapter.fs.disk;

import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.StoreWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link StoreWorker} whose forces do not reach the disk, all or some of them: what it
 * acknowledges does not survive a power cut, and a proof must notice.
 */
public final class UnforcedWriter {

  private UnforcedWriter() {}

  /** {@code storm ROOT SEED CHANGES FORCE...}, with the kinds of force that do reach it. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[1]);
    Set<Operation> forced =
        Arrays.stream(arguments).skip(4).map(Operation::valueOf).collect(Collectors.toSet());
    FaultyDisk disk = new FaultyDisk(root, forced);
    StoreWorker.storm(
        new FileSessionRepository(disk.path(root)), arguments[2], Integer.parseInt(arguments[3]));
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.file.Path;

/** A disk whose power can be cut, for tests that know no more of it. */
public final class DiskWithPower {

  private final Path realRoot;
  private final FaultyDisk disk;

  /** Records from now on what is done below this folder; what is there now counts as certain. */
  public DiskWithPower(Path realRoot) throws IOException {
    this.realRoot = realRoot;
    this.disk = new FaultyDisk(realRoot);
  }

  /** The folder by way of this disk. What is done to it by another way is not recorded. */
  public Path root() {
    return disk.path(realRoot);
  }

  /** Makes what a power cut at this moment leaves, at the worst, all that lies in this folder. */
  public void cut(Path found) throws IOException {
    new PowerCut(disk.log(), disk.log().size()).worst().restore(found);
  }
}

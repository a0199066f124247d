package dev.flow.maestro.session.testkit;

import java.io.IOException;

/** The contract can be kept: nothing fails and nothing is skipped. */
final class FolderStoreTest extends FolderStoreContract {

  @Override
  public FolderStore open(String location) throws IOException {
    return new FolderStore(location);
  }
}

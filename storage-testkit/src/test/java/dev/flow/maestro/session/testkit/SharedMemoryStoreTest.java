package dev.flow.maestro.session.testkit;

/** The contract can be kept: nothing fails and nothing is skipped. */
final class SharedMemoryStoreTest extends SharedMemoryContract {

  SharedMemoryStoreTest() {
    super(SharedMemoryStore::new);
  }
}

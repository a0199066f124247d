package dev.flow.maestro.session.testkit;

/** The contract can be kept in memory: only what needs a disk or a process is skipped. */
final class SharedMemoryStoreTest extends SharedMemoryContract {

  SharedMemoryStoreTest() {
    super(SharedMemoryStore::new);
  }
}

package dev.flow.maestro.session.application.port;

/** Takes note of nothing. */
final class NoStoreListener implements StoreListener {

  static final StoreListener INSTANCE = new NoStoreListener();

  private NoStoreListener() {}
}

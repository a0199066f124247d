package dev.flow.maestro.session.testkit;

/**
 * How another process comes to the data of the store under test.
 *
 * @param opener what opens the store there
 * @param location where the data is, in words that the opener understands: a path, an address
 */
public record StoreLocation(Class<? extends SessionRepositoryOpener> opener, String location) {}

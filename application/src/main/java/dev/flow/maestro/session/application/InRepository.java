package dev.flow.maestro.session.application;

import java.nio.file.Path;

/**
 * Something, and the repository that it is in.
 *
 * @param repository the root, as it was asked for
 * @param value what is in it
 */
public record InRepository<T>(Path repository, T value) {}

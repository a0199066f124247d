package dev.flow.maestro.session.domain;

import java.util.Optional;

/**
 * Where the product requirements document of a session is.
 *
 * @param filename the last part of the path
 * @param path the absolute path
 * @param version the document's own version, such as {@code 1.0.0}
 */
public record PrdReference(
    Optional<String> filename, Optional<String> path, Optional<String> version) {

  /** One that says nothing. */
  static final PrdReference NONE =
      new PrdReference(Optional.empty(), Optional.empty(), Optional.empty());
}

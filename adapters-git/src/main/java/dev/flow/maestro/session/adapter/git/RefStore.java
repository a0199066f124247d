package dev.flow.maestro.session.adapter.git;

import java.util.Optional;

/** The references of a repository, in one of the ways that git keeps them. */
@FunctionalInterface
interface RefStore {

  /** What a reference holds, or empty where there is none of that name. */
  Optional<RefValue> read(String name) throws UnreadableGitException;
}

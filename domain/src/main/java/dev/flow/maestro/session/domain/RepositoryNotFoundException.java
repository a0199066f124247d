package dev.flow.maestro.session.domain;

import java.util.Map;

/** No repository with this root is remembered. */
public final class RepositoryNotFoundException extends SessionException {

  private final String root;

  /** For the path that was looked for. */
  public RepositoryNotFoundException(String root) {
    super(ErrorCode.NOT_FOUND, root + " is not a repository that is remembered");
    this.root = root;
  }

  /** What was looked for. */
  public String root() {
    return root;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("repository", root);
  }
}

package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.adapter.git.JGitContextDetector;
import java.nio.file.Path;

/** Knows another adapter: the rules must see it. */
public final class BreaksAnAdapter {

  /** Knows another adapter. */
  public JGitContextDetector other() {
    return new JGitContextDetector(Path.of(""));
  }
}

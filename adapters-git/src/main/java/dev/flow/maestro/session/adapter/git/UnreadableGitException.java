package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A part of a repository cannot be read. The message names the path and says why. */
final class UnreadableGitException extends Exception {

  UnreadableGitException(Path path, String flaw) {
    super(path + " " + flaw);
  }

  UnreadableGitException(Path path, IOException cause) {
    super(path + " cannot be read: " + reason(cause), cause);
  }

  /** The message of such an exception is often no more than the path again. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "access is denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "nothing is there";
    }
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return cause.toString();
  }
}

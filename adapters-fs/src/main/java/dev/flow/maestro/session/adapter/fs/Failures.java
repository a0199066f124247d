package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Failures of the file system in the words and types of the port. */
final class Failures {

  private Failures() {}

  /** A failure that left everything as it was, unless the cause knows better. */
  static StoreUnavailableException unavailable(String action, Path path, IOException cause) {
    return new StoreUnavailableException(
        path.toString(), "cannot " + action + " " + path + ": " + reason(cause), cause);
  }

  /** What the file system said, without the path. */
  static String reason(IOException cause) {
    if (cause instanceof DurableFiles.UnconfirmedException) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (cause instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return String.valueOf(cause.getMessage());
  }
}

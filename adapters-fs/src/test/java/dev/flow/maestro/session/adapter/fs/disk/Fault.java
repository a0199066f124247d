package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** What a file system says when it cannot, in the system's own words; see errno(3). */
public enum Fault {
  EIO("Input/output error"),
  ENOSPC("No space left on device"),
  EDQUOT("Disk quota exceeded"),
  EROFS("Read-only file system"),
  EMFILE("Too many open files"),
  EACCES("Permission denied");

  private final String reason;

  Fault(String reason) {
    this.reason = reason;
  }

  IOException on(String file) {
    return this == EACCES
        ? new AccessDeniedException(file)
        : new FileSystemException(file, null, reason);
  }
}

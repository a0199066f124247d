package dev.flow.maestro.session.adapter.fs.disk;

import static dev.flow.maestro.session.adapter.fs.disk.Operation.ATTRIBUTES;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.DELETE;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.FORCE_FILE;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.LINK;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.LIST;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.LOCK;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.MKDIR;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.MOVE;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.OPEN;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.OPEN_TO_WRITE;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.PERMISSIONS;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.TRUNCATE;
import static dev.flow.maestro.session.adapter.fs.disk.Operation.WRITE;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Set;

/** An error of the system, at the operations that can meet it: see the manual page of each call. */
enum DiskError {
  /** The device fails: any operation. */
  EIO("Input/output error"),
  /** What needs a block, a force because of delayed allocation. */
  ENOSPC("No space left on device"),
  /** As with a full disk. */
  EDQUOT("Disk quota exceeded"),
  /** What changes a name or opens for it; a channel that is open fails with EIO instead. */
  EROFS("Read-only file system"),
  /** What needs a descriptor. */
  EMFILE("Too many open files"),
  /** What needs a right, checked by path; lockd(8) refuses locks so, too. */
  EACCES("Permission denied");

  private final String reason;

  DiskError(String reason) {
    this.reason = reason;
  }

  boolean isPlausibleAt(Operation operation) {
    return switch (this) {
      case EIO -> true;
      case ENOSPC, EDQUOT ->
          Set.of(OPEN_TO_WRITE, WRITE, TRUNCATE, FORCE_FILE, MOVE, LINK, MKDIR).contains(operation);
      case EROFS ->
          Set.of(OPEN_TO_WRITE, MOVE, DELETE, LINK, MKDIR, PERMISSIONS).contains(operation);
      case EMFILE -> Set.of(OPEN, OPEN_TO_WRITE, LIST).contains(operation);
      case EACCES ->
          Set.of(
                  OPEN,
                  OPEN_TO_WRITE,
                  LIST,
                  ATTRIBUTES,
                  MOVE,
                  DELETE,
                  LINK,
                  MKDIR,
                  PERMISSIONS,
                  LOCK)
              .contains(operation);
    };
  }

  /** The exception that the JDK throws: a channel knows no path. */
  IOException at(Operation operation, Path path) {
    return switch (operation) {
      case READ, WRITE, TRUNCATE, FORCE_FILE, FORCE_FOLDER, LOCK -> new IOException(reason);
      case OPEN, OPEN_TO_WRITE, MOVE, DELETE, LINK, MKDIR, LIST, ATTRIBUTES, PERMISSIONS ->
          this == EACCES
              ? new AccessDeniedException(path.toString())
              : new FileSystemException(path.toString(), null, reason);
    };
  }
}

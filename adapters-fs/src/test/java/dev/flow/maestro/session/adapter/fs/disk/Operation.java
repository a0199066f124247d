package dev.flow.maestro.session.adapter.fs.disk;

/** What is asked of a disk and can fail. Closing is not among it: its result changes nothing. */
enum Operation {
  /** An existing file is opened to be read; also a folder, to be forced. */
  OPEN,
  /** A file is opened to be written, or made. */
  OPEN_TO_WRITE,
  /** Bytes are read, or the size is asked for. */
  READ,
  /** Bytes are written. Half of them are, where this fails. */
  WRITE,
  /** A file is made shorter. */
  TRUNCATE,
  /** The content of a file is forced. */
  FORCE_FILE,
  /** The names in a folder are forced. */
  FORCE_FOLDER,
  /** A name is moved. */
  MOVE,
  /** A name is removed. */
  DELETE,
  /** A file gets a second name, or a link is made. */
  LINK,
  /** A folder is made. */
  MKDIR,
  /** A folder is opened to be listed, or its next name is read. */
  LIST,
  /** Attributes, existence, access or the real path are asked for. */
  ATTRIBUTES,
  /** Permissions or other attributes are set. */
  PERMISSIONS,
  /** A lock is asked for. */
  LOCK
}

package dev.flow.maestro.session.adapter.fs.disk;

import java.nio.ByteBuffer;

/** Something that was done to a disk. Files and folders are known by number, as inodes are. */
sealed interface Effect {

  /** A change of the names in one folder, or of two at once. */
  sealed interface OfNames extends Effect {}

  /** A change of the content of one file. */
  sealed interface OfContent extends Effect {
    int inode();
  }

  /** A name for something: a new file, a new folder, or a second name. */
  record Named(int inode, int folder, String name, boolean isFolder) implements OfNames {}

  /** A name became another, in place of what had that. */
  record Renamed(int inode, int folder, String name, int newFolder, String newName)
      implements OfNames {}

  /** A name was removed. */
  record Removed(int inode, int folder, String name) implements OfNames {}

  /** Bytes were written. */
  record Written(int inode, long position, ByteBuffer bytes) implements OfContent {}

  /** A file was cut. */
  record Cut(int inode, long size) implements OfContent {}

  /** A file's content, or a folder's names, were forced. */
  record Forced(int inode) implements Effect {}

  /** The same failed: the system may forget what it was about. */
  record ForceFailed(int inode) implements Effect {}
}

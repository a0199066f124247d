package dev.flow.maestro.session.adapter.fs;

/**
 * What the effect of a call outlives, once the call has returned. Either way each change is one
 * step: a reader, and whoever comes after a crash of the program, finds the old state or the new.
 */
public enum Durability {

  /** The end of the process and a power cut: all is forced to the disk before the call returns. */
  FULL,

  /**
   * The end of the process, however it ends, and no more. Nothing is forced: what the system has
   * not written by itself when the power goes is lost, and a session that was being written may be
   * cut, empty or without its history.
   */
  PROCESS
}

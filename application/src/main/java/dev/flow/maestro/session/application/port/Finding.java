package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something that is wrong with a store.
 *
 * @param code what kind of thing
 * @param session whose record it is about; empty where it is about the whole store, or about
 *     something that is not named like a session
 * @param location where a person finds it, such as the path of a file
 * @param member the member of the document that is wrong
 * @param offset where in the file, in bytes from 0
 * @param problem what is wrong, without a full stop
 * @param remedy what mends it, as one would tell somebody to do it
 * @param repair who does that
 */
public record Finding(
    Code code,
    Optional<SessionId> session,
    String location,
    Optional<String> member,
    OptionalLong offset,
    String problem,
    String remedy,
    Repair repair) {

  /** What can be wrong with a store. */
  public enum Code {
    /** A record, or its history, that cannot be read. */
    UNREADABLE,
    /** A document that is of another session than the place where it lies. */
    ID_MISMATCH,
    /** A history without the document that it is of. */
    DOCUMENT_MISSING,
    /** A document that can be read although the metadata schema does not allow it. */
    SCHEMA_VIOLATION,
    /** A history that cannot be the one of the session as it is. */
    HISTORY_CONTRADICTION,
    /** The event of a change that did not happen, or a part of it. */
    UNCOMMITTED_EVENT,
    /** A file or folder of a writer that crashed. */
    LEFTOVER,
    /** A link where a file or folder of the store should be; it is not followed. */
    LINK,
    /** Something that not those can read and write who should, or that others can write, too. */
    PERMISSIONS,
    /** A session whose lock somebody held, so that not everything could be looked at. */
    LOCKED,
    /** A file system that cannot do what durable and atomic changes need. */
    FILE_SYSTEM,
    /** A file system that other machines may write, which locks may not reach. */
    NETWORK_FILE_SYSTEM;

    /** The name in output. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Who does what mends a finding. */
  public enum Repair {
    /** A person: it could lose something, or cannot be done by a store. */
    BY_HAND,
    /** The store, if the inspection is asked to repair. */
    POSSIBLE,
    /** The store, which has done it. */
    DONE;

    /** The name in output. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Something that a person has to mend. */
  public static Finding of(Code code, String location, String problem, String remedy) {
    return new Finding(
        code,
        Optional.empty(),
        location,
        Optional.empty(),
        OptionalLong.empty(),
        problem,
        remedy,
        Repair.BY_HAND);
  }

  /** A record that cannot be read. */
  public static Finding unreadable(UnreadableRecord record) {
    return of(
            Code.UNREADABLE,
            record.location(),
            record.reason(),
            "restore it from a backup, or delete the session")
        .in(SessionId.parse(record.name()))
        .at(record.member(), record.offset());
  }

  /** A history that cannot be the one of its session. */
  public static Finding contradiction(String location, String problem) {
    return of(
        Code.HISTORY_CONTRADICTION,
        location,
        problem,
        "find out who wrote it; the session itself can be used");
  }

  /** The same, about a session. */
  public Finding in(Optional<SessionId> id) {
    return new Finding(code, id, location, member, offset, problem, remedy, repair);
  }

  /** The same, at a place in the document or the file. */
  public Finding at(Optional<String> path, OptionalLong position) {
    return new Finding(code, session, location, path, position, problem, remedy, repair);
  }

  /** The same, mended by somebody else. */
  public Finding with(Repair other) {
    return new Finding(code, session, location, member, offset, problem, remedy, other);
  }

  /** The same, with why mending it failed. */
  public Finding failed(String reason) {
    return new Finding(
        code,
        session,
        location,
        member,
        offset,
        problem + "; mending it failed: " + reason,
        remedy,
        Repair.POSSIBLE);
  }

  /** Whether it is still there. */
  public boolean isOpen() {
    return repair != Repair.DONE;
  }

  /** The data by name, for programs. */
  public Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("code", code.key());
    session.ifPresent(id -> details.put("session_id", id.toString()));
    details.put("path", location);
    member.ifPresent(path -> details.put("member", path));
    offset.ifPresent(position -> details.put("offset", position));
    details.put("problem", problem);
    details.put("remedy", remedy);
    details.put("repair", repair.key());
    return details;
  }
}

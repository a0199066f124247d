package dev.flow.maestro.session.adapter.postgresql;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of other tools as they are when they are shown. A part of one is in memory at a time,
 * and no connection is held meanwhile.
 */
final class StoredFiles implements CompanionFiles {

  private static final String NAMES = "select key, name from maestro.file where session_key = ?";

  private static final String PART =
      "select content from maestro.file_part where file_key = ? and part = ?";

  private final Database database;
  private final SessionId id;
  private final long sessionKey;

  StoredFiles(Database database, SessionId id, long sessionKey) {
    this.database = database;
    this.id = id;
    this.sessionKey = sessionKey;
  }

  private record Entry(long key, String name) {}

  @Override
  public void showTo(Visitor visitor) {
    for (Entry entry : entries()) {
      Optional<String> problem = CompanionName.problem(entry.name());
      if (problem.isPresent()) {
        visitor.onUnreadable(
            UnreadableRecord.whole(id.toString(), locationOf(entry), problem.get()));
      } else {
        visitor.onFile(new CompanionName(entry.name()), new Content(entry));
      }
    }
  }

  private List<Entry> entries() {
    return database.read(
        connection -> {
          List<Entry> entries = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
            statement.setLong(1, sessionKey);
            try (ResultSet rows = statement.executeQuery()) {
              while (rows.next()) {
                entries.add(new Entry(rows.getLong(1), rows.getString(2)));
              }
            }
          }
          entries.sort(Comparator.comparing(Entry::name));
          return entries;
        });
  }

  private String locationOf(Entry entry) {
    return database.location() + " maestro.file key " + entry.key();
  }

  private Optional<byte[]> part(Entry entry, int number) {
    return database.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(PART)) {
            statement.setLong(1, entry.key());
            statement.setInt(2, number);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
          }
        });
  }

  /** A content, part by part; a part that is not full is the last one. */
  private final class Content extends InputStream {

    private final Entry entry;
    private byte[] part = new byte[0];
    private int number;
    private int at;
    private boolean ended;

    Content(Entry entry) {
      this.entry = entry;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      if (length == 0) {
        return 0;
      }
      if (at == part.length && !next()) {
        return -1;
      }
      int count = Math.min(length, part.length - at);
      System.arraycopy(part, at, bytes, from, count);
      at += count;
      return count;
    }

    private boolean next() {
      if (ended) {
        return false;
      }
      part =
          part(entry, number++)
              .orElseThrow(
                  () ->
                      new StoreUnavailableException(
                          locationOf(entry),
                          entry.name() + " was replaced or removed while it was read"));
      at = 0;
      ended = part.length < FileTable.PART;
      return part.length > 0;
    }
  }
}

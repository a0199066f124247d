package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/**
 * What lies in the trash.
 *
 * @param entries by {@link TrashEntry#ORDER}; whether each can be read is not looked at
 * @param strangers what lies there and is no entry
 */
public record TrashListing(List<TrashEntry> entries, List<UnreadableRecord> strangers) {

  /** Copies both lists. */
  public TrashListing {
    entries = entries.stream().sorted(TrashEntry.ORDER).toList();
    strangers = List.copyOf(strangers);
  }
}

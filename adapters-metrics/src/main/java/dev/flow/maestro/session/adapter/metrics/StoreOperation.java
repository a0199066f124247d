package dev.flow.maestro.session.adapter.metrics;

import java.util.Locale;

/** What is asked of a store, as a tag tells it. */
enum StoreOperation {
  CREATE,
  FIND,
  UPDATE,
  DELETE,
  QUERY,
  SCAN,
  SCAN_IN_ORDER,
  HISTORY,
  RECORD,
  LAND,
  ADVANCE,
  IDS,
  INSPECT,
  TRASH_TAKE,
  TRASH_LIST,
  TRASH_READ,
  TRASH_RESTORE,
  TRASH_REMOVE,
  HOLD,
  RELEASE,
  HELD,
  CLAIM_CLEANUP,
  CHANGE_SIGNAL;

  private final String key = name().toLowerCase(Locale.ROOT);

  /** The value of the tag. */
  String key() {
    return key;
  }
}

package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;

/** Shows another visitor everything, and counts the records that cannot be read. */
record CountedVisitor(SessionVisitor visitor, Operations operations) implements SessionVisitor {

  @Override
  public void onSession(Session session) {
    visitor.onSession(session);
  }

  @Override
  public void onUnreadable(UnreadableRecord record) {
    operations.unreadable(1);
    visitor.onUnreadable(record);
  }

  @Override
  public void onProgress(int read, int all) {
    visitor.onProgress(read, all);
  }
}

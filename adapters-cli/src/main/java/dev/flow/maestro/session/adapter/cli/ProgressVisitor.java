package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;

/** Tells how far a store is that has much to read, until it shows the first session. */
final class ProgressVisitor implements SessionVisitor {

  private final ProgressLine progress;
  private final SessionVisitor visitor;

  ProgressVisitor(ProgressLine progress, SessionVisitor visitor) {
    this.progress = progress;
    this.visitor = visitor;
  }

  @Override
  public void onSession(Session session) {
    progress.close();
    visitor.onSession(session);
  }

  @Override
  public void onUnreadable(UnreadableRecord record) {
    visitor.onUnreadable(record);
  }

  @Override
  public void onProgress(int read, int all) {
    progress.show(read, all);
  }
}

package dev.flow.maestro.session.adapter.metrics;

import dev.flow.maestro.session.application.port.SessionVisitor;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.List;

/** Writes down what it is shown. */
class Seeing implements SessionVisitor {

  private final List<String> seen;

  Seeing(List<String> seen) {
    this.seen = seen;
  }

  @Override
  public void onSession(Session session) {
    seen.add(session.id().toString());
  }

  @Override
  public void onUnreadable(UnreadableRecord record) {
    seen.add(record.name());
  }
}

package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.util.Comparator;
import java.util.List;

/**
 * The templates of a store.
 *
 * @param templates those that could be read, by name
 * @param unreadable the records that could not, by name
 */
public record TemplateList(List<SessionTemplate> templates, List<UnreadableRecord> unreadable) {

  /** Puts both in order. */
  public TemplateList {
    templates = templates.stream().sorted(Comparator.comparing(SessionTemplate::name)).toList();
    unreadable = unreadable.stream().sorted(Comparator.comparing(UnreadableRecord::name)).toList();
  }
}

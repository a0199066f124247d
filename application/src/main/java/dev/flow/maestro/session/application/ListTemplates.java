package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.application.port.TemplateRepository;

/** Shows all templates. */
public final class ListTemplates {

  private final TemplateRepository templates;

  /** Uses the templates. */
  public ListTemplates(SessionPorts ports) {
    this.templates = ports.templates();
  }

  /** All templates by name, and apart from them the records that cannot be read. */
  public TemplateList list() {
    return templates.list();
  }
}

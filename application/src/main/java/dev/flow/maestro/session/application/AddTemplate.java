package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.SessionTemplate;

/** Stores a template. */
public final class AddTemplate {

  private final TemplateRepository templates;

  /** Uses the templates. */
  public AddTemplate(SessionPorts ports) {
    this.templates = ports.templates();
  }

  /**
   * Adds the template.
   *
   * @throws dev.flow.maestro.session.domain.TemplateExistsException if its name is taken
   */
  public void add(SessionTemplate template) {
    templates.add(template);
  }

  /** Stores the template, in the place of the one of its name where there is one. */
  public void replace(SessionTemplate template) {
    templates.put(template);
  }
}

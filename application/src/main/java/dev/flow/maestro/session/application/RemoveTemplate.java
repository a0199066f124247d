package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.TemplateName;

/** Removes a template. Sessions that were made from it stay as they are. */
public final class RemoveTemplate {

  private final TemplateRepository templates;

  /** Uses the templates. */
  public RemoveTemplate(SessionPorts ports) {
    this.templates = ports.templates();
  }

  /**
   * Removes the template, readable or not.
   *
   * @throws dev.flow.maestro.session.domain.TemplateNotFoundException if there is none
   */
  public void remove(TemplateName name) {
    templates.remove(name);
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;

/** Reads a template. */
public final class GetTemplate {

  private final TemplateRepository templates;

  /** Uses the templates. */
  public GetTemplate(SessionPorts ports) {
    this.templates = ports.templates();
  }

  /**
   * The template of this name.
   *
   * @throws TemplateNotFoundException if there is none
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if it cannot be read
   */
  public SessionTemplate get(TemplateName name) {
    return templates.find(name).orElseThrow(() -> new TemplateNotFoundException(name));
  }
}

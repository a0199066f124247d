package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import java.util.Optional;

/** Templates of which none is stored, and none removed. */
final class RehearsedTemplates implements TemplateRepository {

  private final TemplateRepository templates;

  RehearsedTemplates(TemplateRepository templates) {
    this.templates = templates;
  }

  @Override
  public void add(SessionTemplate template) {
    if (find(template.name()).isPresent()) {
      throw new TemplateExistsException(template.name());
    }
  }

  @Override
  public void put(SessionTemplate template) {}

  @Override
  public Optional<SessionTemplate> find(TemplateName name) {
    return templates.find(name);
  }

  @Override
  public TemplateList list() {
    return templates.list();
  }

  @Override
  public void remove(TemplateName name) {
    if (find(name).isEmpty()) {
      throw new TemplateNotFoundException(name);
    }
  }
}

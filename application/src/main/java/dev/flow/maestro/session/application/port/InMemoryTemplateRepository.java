package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Templates in memory; they end with the process. */
public final class InMemoryTemplateRepository implements TemplateRepository {

  private final ConcurrentMap<TemplateName, SessionTemplate> templates = new ConcurrentHashMap<>();

  /** Creates an empty store. */
  public InMemoryTemplateRepository() {}

  @Override
  public void add(SessionTemplate template) {
    if (templates.putIfAbsent(template.name(), template) != null) {
      throw new TemplateExistsException(template.name());
    }
  }

  @Override
  public void put(SessionTemplate template) {
    templates.put(template.name(), template);
  }

  @Override
  public Optional<SessionTemplate> find(TemplateName name) {
    return Optional.ofNullable(templates.get(name));
  }

  @Override
  public TemplateList list() {
    return new TemplateList(List.copyOf(templates.values()), List.of());
  }

  @Override
  public void remove(TemplateName name) {
    if (templates.remove(name) == null) {
      throw new TemplateNotFoundException(name);
    }
  }
}

package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.List;
import java.util.Optional;

/** Holds one template, which cannot be read, at a place with a control character. */
final class UnreadableTemplates implements TemplateRepository {

  private static final UnreadableRecord DAMAGED =
      UnreadableRecord.whole("x", "/t/\u001bx.json", "is empty");

  @Override
  public void add(SessionTemplate template) {
    throw new UnreadableSessionException(DAMAGED);
  }

  @Override
  public void put(SessionTemplate template) {
    throw new UnreadableSessionException(DAMAGED);
  }

  @Override
  public Optional<SessionTemplate> find(TemplateName name) {
    throw new UnreadableSessionException(DAMAGED);
  }

  @Override
  public TemplateList list() {
    return new TemplateList(List.of(), List.of(DAMAGED));
  }

  @Override
  public void remove(TemplateName name) {
    throw new UnreadableSessionException(DAMAGED);
  }
}

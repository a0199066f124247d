package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.TemplateRepository;

final class InMemoryTemplateRepositoryTest extends TemplateRepositoryContract {

  @Override
  protected TemplateRepository openEmpty() {
    return new InMemoryTemplateRepository();
  }
}

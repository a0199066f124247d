package dev.flow.maestro.session.domain;

import java.util.Map;

/** No template has this name. */
public final class TemplateNotFoundException extends SessionException {

  private final TemplateName name;

  /** For the name that was looked for. */
  public TemplateNotFoundException(TemplateName name) {
    super(ErrorCode.NOT_FOUND, "no template " + name);
    this.name = name;
  }

  /** What was looked for. */
  public TemplateName name() {
    return name;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("template", name.value());
  }
}

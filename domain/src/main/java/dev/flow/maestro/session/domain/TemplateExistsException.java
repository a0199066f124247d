package dev.flow.maestro.session.domain;

import java.util.Map;

/** A template with this name exists already; it was not changed. */
public final class TemplateExistsException extends SessionException {

  private final TemplateName name;

  /** For the name that is taken. */
  public TemplateExistsException(TemplateName name) {
    super(ErrorCode.ALREADY_EXISTS, "template " + name + " exists already");
    this.name = name;
  }

  /** The name that is taken. */
  public TemplateName name() {
    return name;
  }

  @Override
  public Map<String, Object> details() {
    return Map.of("template", name.value());
  }
}

package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import java.util.Map;

/** Starts a session from a template. The session keeps no tie to it. */
public final class CreateFromTemplate {

  private final GetTemplate getTemplate;
  private final CreateSession createSession;

  /** Uses the templates, and what {@link CreateSession} uses. */
  public CreateFromTemplate(SessionPorts ports) {
    this.getTemplate = new GetTemplate(ports);
    this.createSession = new CreateSession(ports);
  }

  /**
   * Creates the session.
   *
   * @param variables the value of each variable, by its name
   * @param configuration what is to be otherwise than the template says
   * @throws dev.flow.maestro.session.domain.TemplateNotFoundException if there is no such template
   * @throws dev.flow.maestro.session.domain.TemplateVariablesException if the values are not those
   *     of its variables
   * @throws dev.flow.maestro.session.domain.InvalidInputException if the feature request becomes
   *     blank or too long
   */
  public Session create(
      TemplateName name, Map<String, String> variables, PartialConfiguration configuration) {
    SessionTemplate template = getTemplate.get(name);
    return createSession.create(
        template.featureRequest().fill(variables),
        configuration.over(template.configuration().over(SessionConfiguration.defaults())));
  }
}

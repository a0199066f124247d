package dev.flow.maestro.session.domain;

/**
 * A recipe for sessions that are alike.
 *
 * @param name what it is called
 * @param featureRequest what such a session asks for
 * @param configuration how such a session is to be run, as far as the template says
 */
public record SessionTemplate(
    TemplateName name, RequestPattern featureRequest, PartialConfiguration configuration) {}

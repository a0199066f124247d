package dev.flow.maestro.session.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * A template as a document that people may write by hand:
 *
 * <pre>{@code
 * {
 *   "name": "bugfix",
 *   "feature_request": "Fix {issue}: {summary}",
 *   "configuration": {
 *     "max_iterations": 5
 *   }
 * }
 * }</pre>
 */
public final class TemplateDocument {

  private static final String NAME = "name";
  private static final String FEATURE_REQUEST = "feature_request";
  private static final String CONFIGURATION = "configuration";
  private static final String MAX_ITERATIONS = "max_iterations";
  private static final String TIMEOUT_MINUTES = "timeout_minutes";
  private static final String AUTO_CHECKPOINT = "auto_checkpoint";
  private static final String ERROR_RECOVERY_ENABLED = "error_recovery_enabled";

  private TemplateDocument() {}

  /** The bytes to store: a member a line, and of the configuration what the template says. */
  public static byte[] toBytes(SessionTemplate template) {
    byte[] document =
        JsonText.bytes(
            JsonStyle.PRETTY,
            json -> {
              json.writeStartObject();
              writeMembers(json, template);
              json.writeEndObject();
            });
    byte[] line = Arrays.copyOf(document, document.length + 1);
    line[document.length] = '\n';
    return line;
  }

  /** The members of a template, within an object that is open. */
  static void writeMembers(JsonGenerator json, SessionTemplate template) throws IOException {
    PartialConfiguration configuration = template.configuration();
    json.writeStringField(NAME, template.name().value());
    json.writeStringField(FEATURE_REQUEST, template.featureRequest().toString());
    if (configuration.isEmpty()) {
      return;
    }
    json.writeObjectFieldStart(CONFIGURATION);
    number(json, MAX_ITERATIONS, configuration.maxIterations());
    number(json, TIMEOUT_MINUTES, configuration.timeoutMinutes());
    flag(json, AUTO_CHECKPOINT, configuration.autoCheckpoint());
    flag(json, ERROR_RECOVERY_ENABLED, configuration.errorRecoveryEnabled());
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String member, Optional<Long> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(member, value.get());
    }
  }

  private static void flag(JsonGenerator json, String member, Optional<Boolean> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeBooleanField(member, value.get());
    }
  }

  /**
   * Reads a document. Nobody but its author writes it, so a member that there is not is a mistake.
   *
   * @throws MalformedDocumentException naming the member and the offset, if it is not one strict
   *     JSON object with these members and no others
   */
  public static SessionTemplate parse(byte[] document) throws MalformedDocumentException {
    JsonCursor json = JsonCursor.atObject(document);
    Optional<TemplateName> name = Optional.empty();
    Optional<RequestPattern> request = Optional.empty();
    PartialConfiguration configuration = PartialConfiguration.none();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      switch (member.get()) {
        case NAME -> name = Optional.of(allowed(json, json.string(), TemplateName::new));
        case FEATURE_REQUEST ->
            request = Optional.of(allowed(json, json.string(), RequestPattern::parse));
        case CONFIGURATION -> configuration = configuration(json);
        default -> throw unknown(json, NAME, FEATURE_REQUEST, CONFIGURATION);
      }
    }
    TemplateName foundName = name.orElseThrow(() -> json.missing(NAME));
    RequestPattern foundRequest = request.orElseThrow(() -> json.missing(FEATURE_REQUEST));
    json.requireEnd();
    return new SessionTemplate(foundName, foundRequest, configuration);
  }

  private static PartialConfiguration configuration(JsonCursor json)
      throws MalformedDocumentException {
    json.requireObject();
    PartialConfiguration read = PartialConfiguration.none();
    for (Optional<String> member = json.nextMember();
        member.isPresent();
        member = json.nextMember()) {
      read =
          switch (member.get()) {
            case MAX_ITERATIONS -> allowed(json, json.integer(), read::withMaxIterations);
            case TIMEOUT_MINUTES -> allowed(json, json.integer(), read::withTimeoutMinutes);
            case AUTO_CHECKPOINT -> read.withAutoCheckpoint(json.bool());
            case ERROR_RECOVERY_ENABLED -> read.withErrorRecovery(json.bool());
            default ->
                throw unknown(
                    json, MAX_ITERATIONS, TIMEOUT_MINUTES, AUTO_CHECKPOINT, ERROR_RECOVERY_ENABLED);
          };
    }
    return read;
  }

  private static <T, R> R allowed(JsonCursor json, T value, Function<T, R> read)
      throws MalformedDocumentException {
    try {
      return read.apply(value);
    } catch (InvalidInputException e) {
      throw json.malformed(String.valueOf(e.getMessage()));
    }
  }

  private static MalformedDocumentException unknown(JsonCursor json, String... known) {
    return json.malformed("is no member of a template; known: " + String.join(", ", known));
  }
}

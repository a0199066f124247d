package dev.flow.maestro.session.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.InMemoryTemplateRepository;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionEvent;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import dev.flow.maestro.session.domain.TemplateVariablesException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TemplatesTest {

  private static final TemplateName BUGFIX = new TemplateName("bugfix");
  private static final SessionTemplate TEMPLATE = template("bugfix", "Fix {issue}");

  private final Workbench bench = new Workbench();
  private final SessionManager manager = bench.manager;

  private static SessionTemplate template(String name, String pattern) {
    return new SessionTemplate(
        new TemplateName(name),
        RequestPattern.parse(pattern),
        PartialConfiguration.none().withMaxIterations(9).withAutoCheckpoint(false));
  }

  @Nested
  class Keeping {

    @Test
    void aTemplateThatIsAddedIsThere() {
      manager.addTemplate(TEMPLATE);

      assertThat(manager.getTemplate(BUGFIX)).isEqualTo(TEMPLATE);
      assertThat(manager.listTemplates().templates()).containsExactly(TEMPLATE);
    }

    @Test
    void aNameThatIsTakenIsReplacedOnlyIfAskedFor() {
      SessionTemplate other = template("bugfix", "Mend {issue}");
      manager.addTemplate(TEMPLATE);

      assertThatExceptionOfType(TemplateExistsException.class)
          .isThrownBy(() -> manager.addTemplate(other));
      assertThat(manager.getTemplate(BUGFIX)).isEqualTo(TEMPLATE);

      manager.replaceTemplate(other);
      assertThat(manager.getTemplate(BUGFIX)).isEqualTo(other);
    }

    @Test
    void whatIsAbsentCanNeitherBeReadNorRemoved() {
      assertThatExceptionOfType(TemplateNotFoundException.class)
          .isThrownBy(() -> manager.getTemplate(BUGFIX))
          .satisfies(e -> assertThat(e.name()).isEqualTo(BUGFIX));
      assertThatExceptionOfType(TemplateNotFoundException.class)
          .isThrownBy(() -> manager.removeTemplate(BUGFIX));
    }

    @Test
    void whatIsRemovedIsGone() {
      manager.addTemplate(TEMPLATE);

      manager.removeTemplate(BUGFIX);

      assertThat(manager.listTemplates().templates()).isEmpty();
    }

    @Test
    void isDoneWhereThePortSays() {
      InMemoryTemplateRepository templates = new InMemoryTemplateRepository();

      new SessionManager(bench.ports.withTemplates(templates)).addTemplate(TEMPLATE);

      assertThat(templates.find(BUGFIX)).contains(TEMPLATE);
      assertThat(manager.listTemplates().templates()).isEmpty();
    }
  }

  @Nested
  class Creating {

    @Test
    void fillsTheRequestAndTakesTheConfiguration() {
      manager.addTemplate(TEMPLATE);

      Session session = manager.createSessionFromTemplate(BUGFIX, Map.of("issue", "#42"));

      assertThat(session.featureRequest()).isEqualTo("Fix #42");
      assertThat(session.configuration()).isEqualTo(new SessionConfiguration(9, 120, false, true));
      assertThat(bench.stored(session.id())).isEqualTo(session);
      assertThat(bench.events)
          .singleElement()
          .extracting(SessionEvent::type)
          .isEqualTo(SessionEvent.Type.CREATED);
    }

    @Test
    void whatTheCallerSaysWinsOverTheTemplate() {
      manager.addTemplate(TEMPLATE);

      Session session =
          manager.createSessionFromTemplate(
              BUGFIX,
              Map.of("issue", "1"),
              PartialConfiguration.none().withMaxIterations(2).withTimeoutMinutes(7));

      assertThat(session.configuration()).isEqualTo(new SessionConfiguration(2, 7, false, true));
    }

    @Test
    void aSessionKeepsNoTieToItsTemplate() {
      manager.addTemplate(TEMPLATE);
      Session session = manager.createSessionFromTemplate(BUGFIX, Map.of("issue", "1"));

      manager.removeTemplate(BUGFIX);

      assertThat(manager.getSession(session.id())).isEqualTo(session);
    }

    @Test
    void withWrongVariablesMakesNoSession() {
      manager.addTemplate(TEMPLATE);

      assertThatExceptionOfType(TemplateVariablesException.class)
          .isThrownBy(() -> manager.createSessionFromTemplate(BUGFIX, Map.of("isue", "1")));
      assertNothingWasMade();
    }

    @Test
    void fromNoTemplateMakesNoSession() {
      assertThatExceptionOfType(TemplateNotFoundException.class)
          .isThrownBy(() -> manager.createSessionFromTemplate(BUGFIX, Map.of()));
      assertNothingWasMade();
    }

    @Test
    void obeysTheLimitsOfAFeatureRequest() {
      manager.addTemplate(template("any", "{text}"));

      for (String text : List.of("", "x".repeat(Session.MAX_FEATURE_REQUEST_BYTES + 1))) {
        assertThatExceptionOfType(InvalidInputException.class)
            .isThrownBy(
                () ->
                    manager.createSessionFromTemplate(
                        new TemplateName("any"), Map.of("text", text)))
            .withMessageStartingWith("feature_request must be ");
      }
      assertNothingWasMade();
    }

    private void assertNothingWasMade() {
      assertThat(manager.querySessions(SessionQuery.all()).sessions()).isEqualTo(List.of());
      assertThat(bench.events).isEmpty();
    }
  }
}

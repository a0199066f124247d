package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an inspection finds among the templates. */
class TemplateInspectionTest {

  private static final SessionTemplate TEMPLATE =
      new SessionTemplate(
          new TemplateName("bugfix"), RequestPattern.parse("x"), PartialConfiguration.none());

  @TempDir Path root;

  private StoreLayout layout;
  private FileTemplateRepository templates;

  @BeforeEach
  void open() {
    layout = new StoreLayout(root);
    templates = new FileTemplateRepository(root);
  }

  private Path file() {
    return layout.templates().resolve("bugfix.json");
  }

  private StoreReport inspect() {
    return new FileSessionRepository(root).inspect(Inspection.looking());
  }

  @Test
  void goodTemplatesAreHealthy() {
    templates.add(TEMPLATE);

    assertThat(inspect().isHealthy()).isTrue();
    assertThat(inspect().records()).isEqualTo(1);
  }

  @Test
  void unreadableOnesAreFoundBeforeThereIsASession() throws IOException {
    Files.createDirectories(layout.templates());
    Files.writeString(file(), "{\"name\": ");

    assertThat(inspect().findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Code.UNREADABLE);
              assertThat(finding.location()).isEqualTo(file().toString());
              assertThat(finding.problem()).isEqualTo("ends too early");
              assertThat(finding.member()).contains("name");
            });
  }

  @Test
  void aFileInThePlaceOfTheFolderIsFound() throws IOException {
    Files.createDirectories(layout.templates().getParent());
    Files.writeString(layout.templates(), "mine");

    assertThat(inspect().findings())
        .singleElement()
        .extracting(Finding::problem)
        .asString()
        .endsWith("is a file, where a folder should be");
  }

  @Test
  void whatACrashLeftIsRemoved() throws IOException {
    templates.add(TEMPLATE);
    Files.createDirectories(layout.sessions());
    Path left = layout.templates().resolve("bugfix.json.0f0c5a8e.tmp");
    Files.writeString(left, "{");

    assertThat(inspect().findings())
        .singleElement()
        .extracting(Finding::code)
        .isEqualTo(Code.LEFTOVER);
    assertThat(templates.list().unreadable()).isEmpty();
    new FileSessionRepository(root).inspect(Inspection.repairing());
    assertThat(left).doesNotExist();
    assertThat(file()).exists();
  }
}

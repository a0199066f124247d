package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.testkit.TemplateRepositoryContract;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of every place for templates, on files, and what is special about files. */
final class FileTemplateRepositoryTest extends TemplateRepositoryContract {

  private static final TemplateName BUGFIX = new TemplateName("bugfix");
  private static final SessionTemplate TEMPLATE =
      new SessionTemplate(BUGFIX, RequestPattern.parse("Fix {issue}"), PartialConfiguration.none());

  @TempDir Path root;

  private Path folder() {
    return root.resolve(".flow/maestro/templates");
  }

  private Path file() {
    return folder().resolve("bugfix.json");
  }

  private FileTemplateRepository open() {
    return new FileTemplateRepository(root);
  }

  @Override
  protected TemplateRepository openEmpty() {
    return open();
  }

  @Override
  protected Optional<TemplateRepository> openAgain() {
    return Optional.of(open());
  }

  @Override
  protected boolean makeUnreadable(TemplateName name) throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve(name + ".json"), "{\"name\": ");
    return true;
  }

  @Nested
  class OnDisk {

    @Test
    void areReadableAndNothingElseIsLeft() throws IOException {
      open().add(TEMPLATE);
      open().put(TEMPLATE);

      assertThat(Stores.tree(folder()))
          .containsOnlyKeys("bugfix.json")
          .containsValue("{\n  \"name\": \"bugfix\",\n  \"feature_request\": \"Fix {issue}\"\n}\n");
    }

    @Test
    void areNotMadeByLooking() {
      assertThat(open().list().templates()).isEmpty();
      assertThat(open().find(BUGFIX)).isEmpty();

      assertThat(root).isEmptyDirectory();
    }

    @Test
    void aRefusedAddLeavesNothing() throws IOException {
      open().add(TEMPLATE);

      assertThatExceptionOfType(TemplateExistsException.class)
          .isThrownBy(() -> open().add(TEMPLATE));

      assertThat(Stores.tree(folder())).containsOnlyKeys("bugfix.json");
    }

    @Test
    void ofOthersAreLeftAlone() throws IOException {
      Files.createDirectories(folder());
      Files.writeString(folder().resolve("README.md"), "ours");
      Files.writeString(folder().resolve("bugfix.json~"), "backup");

      assertThat(open().list().templates()).isEmpty();
      assertThat(open().list().unreadable()).isEmpty();
    }

    @Test
    void copiedUnderAnotherNameAreReported() throws IOException {
      open().add(TEMPLATE);
      Files.copy(file(), folder().resolve("copy.json"));

      assertThat(open().list().templates()).containsExactly(TEMPLATE);
      assertThat(open().list().unreadable())
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.name()).isEqualTo("copy");
                assertThat(record.member()).contains("name");
                assertThat(record.reason()).isEqualTo("is bugfix, but the file is of copy");
              });
      assertThatExceptionOfType(UnreadableSessionException.class)
          .isThrownBy(() -> open().find(new TemplateName("copy")));
    }

    @ParameterizedTest
    @CsvSource({"Bug Fix.json", ".json", ".hidden.json", "nul.json"})
    void withANameThatIsNoneAreReported(String name) throws IOException {
      Files.createDirectories(folder());
      Files.writeString(folder().resolve(name), "{}");

      assertThat(open().list().unreadable())
          .singleElement()
          .extracting(UnreadableRecord::reason)
          .asString()
          .startsWith("its name is not that of a template: template must be a name");
    }

    @Test
    void thatAreTooLargeAreReportedAndNotRead() throws IOException {
      Files.createDirectories(folder());
      try (var file = new RandomAccessFile(file().toFile(), "rw")) {
        file.setLength(1L << 40);
      }

      assertThatExceptionOfType(UnreadableSessionException.class)
          .isThrownBy(() -> open().find(BUGFIX))
          .withMessageEndingWith("it is larger than 8388608 bytes");
    }
  }

  @Nested
  class Links {

    private Path outside() {
      return root.resolve("outside");
    }

    @Test
    void inThePlaceOfATemplateAreReportedAndReplacedButNotFollowed() throws IOException {
      Files.createDirectories(folder());
      Files.writeString(outside(), "{\"name\": \"bugfix\", \"feature_request\": \"x\"}");
      Files.createSymbolicLink(file(), outside());

      assertThat(open().list().unreadable())
          .singleElement()
          .extracting(UnreadableRecord::reason)
          .isEqualTo("it is a link or a special file, which is not followed");
      assertThatExceptionOfType(TemplateExistsException.class)
          .isThrownBy(() -> open().add(TEMPLATE));

      open().put(TEMPLATE);
      assertThat(file()).isRegularFile();
      assertThat(outside()).content().contains("\"x\"");
    }

    @Test
    void areRemovedAndWhatTheyPointToStays() throws IOException {
      Files.createDirectories(folder());
      Files.writeString(outside(), "mine");
      Files.createSymbolicLink(file(), outside());

      open().remove(BUGFIX);

      assertThat(folder()).isEmptyDirectory();
      assertThat(outside()).hasContent("mine");
    }

    @Test
    void inThePlaceOfTheFolderAreRefused() throws IOException {
      Files.createDirectories(folder().getParent());
      Files.createDirectories(outside());
      Files.createSymbolicLink(folder(), outside());

      for (ThrowingCallable attempt :
          new ThrowingCallable[] {
            () -> open().add(TEMPLATE),
            () -> open().put(TEMPLATE),
            () -> open().remove(BUGFIX),
            () -> open().find(BUGFIX),
            () -> open().list()
          }) {
        assertThatExceptionOfType(StoreUnavailableException.class)
            .isThrownBy(attempt)
            .withMessage(folder() + " is a link, which is not followed");
      }
      assertThat(outside()).isEmptyDirectory();
    }
  }

  @Nested
  class InTheWay {

    @Test
    void aFolderIsReportedAndStays() throws IOException {
      Files.createDirectories(file());

      assertThat(open().list().unreadable())
          .singleElement()
          .extracting(UnreadableRecord::reason)
          .isEqualTo("it is a folder");
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> open().remove(BUGFIX));
      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> open().put(TEMPLATE));
      assertThat(file()).isEmptyDirectory();
      assertThat(Stores.tree(folder())).isEmpty();
    }

    @Test
    void aFileIsNoFolder() throws IOException {
      Files.createDirectories(folder().getParent());
      Files.writeString(folder(), "mine");

      assertThatExceptionOfType(StoreUnavailableException.class)
          .isThrownBy(() -> open().add(TEMPLATE))
          .withMessageEndingWith("is a file, where a folder should be");
    }
  }
}

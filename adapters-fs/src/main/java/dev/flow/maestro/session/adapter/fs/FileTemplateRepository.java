package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.InvalidInputException;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import dev.flow.maestro.session.json.MalformedDocumentException;
import dev.flow.maestro.session.json.TemplateDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Templates as files {@code .flow/maestro/templates/<name>.json}, which people may write by hand,
 * and copy from one repository to another. No lock is needed: each change is one step.
 */
public final class FileTemplateRepository implements TemplateRepository {

  /**
   * Larger files are refused: 8 MiB. The longest pattern has 1 MiB, and JSON may take six times as
   * much.
   */
  static final int MAX_BYTES = 8 << 20;

  private static final String SUFFIX = ".json";

  private final StoreLayout layout;

  /** Opens the templates below this folder, which must exist. Nothing is written until a change. */
  public FileTemplateRepository(Path root) {
    this(new StoreLayout(root.toAbsolutePath().normalize()));
  }

  FileTemplateRepository(StoreLayout layout) {
    this.layout = layout;
  }

  @Override
  public void add(SessionTemplate template) {
    if (!write(template, layout.files()::placeNew)) {
      throw new TemplateExistsException(template.name());
    }
  }

  @Override
  public void put(SessionTemplate template) {
    write(
        template,
        (file, content) -> {
          layout.files().replaceWithoutLock(file, content);
          return true;
        });
  }

  private interface Recipe {
    boolean write(Path file, byte[] content) throws IOException;
  }

  private boolean write(SessionTemplate template, Recipe recipe) {
    layout.requireTemplates();
    Path file = file(template.name());
    try {
      Files.createDirectories(layout.templates());
      layout.forceWay();
      return recipe.write(file, TemplateDocument.toBytes(template));
    } catch (IOException e) {
      throw Failures.unavailable("write", file, e);
    }
  }

  @Override
  public Optional<SessionTemplate> find(TemplateName name) {
    layout.requireTemplates();
    return read(name);
  }

  @Override
  public TemplateList list() {
    layout.requireTemplates();
    List<SessionTemplate> templates = new ArrayList<>();
    List<UnreadableRecord> unreadable = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(layout.templates())) {
      for (Path entry : entries) {
        String file = String.valueOf(entry.getFileName());
        if (file.endsWith(SUFFIX)) {
          read(entry, file.substring(0, file.length() - SUFFIX.length()), templates, unreadable);
        }
      }
    } catch (NoSuchFileException e) {
      return new TemplateList(List.of(), List.of());
    } catch (DirectoryIteratorException e) {
      throw Failures.unavailable("list", layout.templates(), Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw Failures.unavailable("list", layout.templates(), e);
    }
    return new TemplateList(templates, unreadable);
  }

  private void read(
      Path entry, String name, List<SessionTemplate> templates, List<UnreadableRecord> unreadable) {
    try {
      read(new TemplateName(name)).ifPresent(templates::add);
    } catch (InvalidInputException e) {
      unreadable.add(
          UnreadableRecord.whole(
              name, entry.toString(), "its name is not that of a template: " + e.getMessage()));
    } catch (UnreadableSessionException e) {
      unreadable.add(e.record());
    }
  }

  @Override
  public void remove(TemplateName name) {
    layout.requireTemplates();
    Path file = file(name);
    try {
      if (Attributes.isFolder(file)) {
        throw new IOException("it is a folder");
      }
      Files.delete(file);
    } catch (NoSuchFileException e) {
      throw new TemplateNotFoundException(name);
    } catch (IOException e) {
      throw Failures.unavailable("remove", file, e);
    }
    try {
      layout.files().forceFolder(layout.templates());
    } catch (IOException e) {
      throw Failures.unavailable("remove", file, new DurableFiles.UnconfirmedException(e));
    }
  }

  private Path file(TemplateName name) {
    return layout.templates().resolve(name + SUFFIX);
  }

  private Optional<SessionTemplate> read(TemplateName name) {
    Path file = file(name);
    try {
      Optional<byte[]> content = Interrupts.outlast(() -> bytes(file));
      if (content.isEmpty()) {
        return Optional.empty();
      }
      SessionTemplate template = TemplateDocument.parse(content.get());
      if (!template.name().equals(name)) {
        throw unreadable(
            name, Optional.of("name"), "is " + template.name() + ", but the file is of " + name);
      }
      return Optional.of(template);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (MalformedDocumentException e) {
      throw new UnreadableSessionException(e.inRecord(name.value(), file.toString()), e);
    } catch (IOException e) {
      throw new UnreadableSessionException(
          UnreadableRecord.whole(name.value(), file.toString(), Failures.reason(e)), e);
    }
  }

  private static Optional<byte[]> bytes(Path file) throws IOException {
    Optional<BasicFileAttributes> found = Attributes.of(file);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (!found.get().isRegularFile()) {
      throw new IOException(
          found.get().isDirectory()
              ? "it is a folder"
              : "it is a link or a special file, which is not followed");
    }
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
      return Optional.of(
          Blocks.readAll(in, found.get().size(), MAX_BYTES)
              .orElseThrow(() -> new IOException("it is larger than " + MAX_BYTES + " bytes")));
    }
  }

  private UnreadableSessionException unreadable(
      TemplateName name, Optional<String> member, String reason) {
    return new UnreadableSessionException(
        new UnreadableRecord(
            name.value(), file(name).toString(), member, OptionalLong.empty(), reason));
  }
}

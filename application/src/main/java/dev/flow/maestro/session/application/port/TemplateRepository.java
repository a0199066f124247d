package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateName;
import java.util.Optional;

/**
 * Where templates are kept.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>store a template whole or not at all, and show none that is half written,
 *   <li>let only one of several succeed who add the same name at once,
 *   <li>name each record that it cannot read and the reason, and never take it for absent,
 *   <li>make an effect last, as far as it lasts at all, before the method returns,
 *   <li>throw a {@link dev.flow.maestro.session.domain.SessionException} and nothing else,
 *   <li>be safe for use by several threads.
 * </ul>
 *
 * <p>{@code TemplateRepositoryContract} of the storage-testkit proves it.
 */
public interface TemplateRepository {

  /**
   * Adds a template.
   *
   * @throws dev.flow.maestro.session.domain.TemplateExistsException if the name is taken, be it by
   *     a record that cannot be read; that one stays as it is
   */
  void add(SessionTemplate template);

  /** Stores a template, in the place of the one of this name where there is one. */
  void put(SessionTemplate template);

  /**
   * The template of this name, or empty.
   *
   * @throws dev.flow.maestro.session.domain.UnreadableSessionException if it is there and cannot be
   *     read
   */
  Optional<SessionTemplate> find(TemplateName name);

  /** All templates, and apart from them the records that cannot be read. */
  TemplateList list();

  /**
   * Removes a template, readable or not.
   *
   * @throws dev.flow.maestro.session.domain.TemplateNotFoundException if there is none
   */
  void remove(TemplateName name);
}

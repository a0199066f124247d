package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TemplateRepository} must do, as tests. Who writes one extends this class, as is
 * done with {@link SessionRepositoryContract}. Only {@link #openEmpty} must be there; the tests
 * that need what is not declared are reported as skipped: "not run: " and why.
 */
public abstract class TemplateRepositoryContract {

  private static final TemplateName NAME = new TemplateName("bug-fix_2.1");
  private static final SessionTemplate FIRST = template(NAME, "Fix {issue}");
  private static final SessionTemplate SECOND = template(NAME, "Mend {issue}");
  private static final int ROUNDS = ProofSize.of(10, 1_000);
  private static final int THREADS = 4;

  private Optional<TemplateRepository> opened = Optional.empty();

  /** For subclasses. */
  protected TemplateRepositoryContract() {}

  /** Opens the templates under test with nothing in them. Called once in each test. */
  protected abstract TemplateRepository openEmpty() throws Exception;

  /**
   * Opens one more instance over the data of the one that was opened last.
   *
   * @return the instance, or empty where the data is of one instance; so it is unless overridden
   */
  protected Optional<TemplateRepository> openAgain() throws Exception {
    return Optional.empty();
  }

  /**
   * Makes the record with this name unreadable, by other means than the store; where there is none,
   * puts an unreadable one there.
   *
   * @return whether that was done; false, as it is unless overridden, where the store can hold
   *     nothing that it cannot read
   */
  protected boolean makeUnreadable(TemplateName name) throws Exception {
    return false;
  }

  @BeforeEach
  final void open() throws Exception {
    opened = Optional.of(openEmpty());
  }

  private TemplateRepository store() {
    return opened.orElseThrow();
  }

  private static SessionTemplate template(TemplateName name, String pattern) {
    return new SessionTemplate(name, RequestPattern.parse(pattern), PartialConfiguration.none());
  }

  private void givenUnreadable() throws Exception {
    assumeTrue(makeUnreadable(NAME), "not run: these templates are never unreadable");
  }

  @Test
  final void thereIsNothingAtFirst() {
    assertThat(store().find(NAME)).isEmpty();
    assertThat(store().list().templates()).isEmpty();
    assertThat(store().list().unreadable()).isEmpty();
  }

  @Test
  final void whatIsAddedIsFoundAndListed() {
    store().add(FIRST);

    assertThat(store().find(NAME)).contains(FIRST);
    assertThat(store().list().templates()).containsExactly(FIRST);
    assertThat(store().find(new TemplateName("bug-fix_2"))).isEmpty();
  }

  @Test
  final void everyPartOfTheConfigurationIsKept() {
    PartialConfiguration none = PartialConfiguration.none();
    for (PartialConfiguration configuration :
        new PartialConfiguration[] {
          none,
          none.withMaxIterations(Long.MAX_VALUE),
          none.withTimeoutMinutes(1),
          none.withAutoCheckpoint(true),
          none.withAutoCheckpoint(false),
          none.withErrorRecovery(true),
          none.withErrorRecovery(false)
        }) {
      SessionTemplate template = new SessionTemplate(NAME, FIRST.featureRequest(), configuration);
      store().put(template);

      assertThat(store().find(NAME)).contains(template);
    }
  }

  @Test
  final void anyTextIsKept() {
    HostileTexts.all()
        .forEach(
            (what, text) -> {
              String literal = text.replace("{", "{{").replace("}", "}}");
              SessionTemplate template = template(NAME, "{a}" + literal);
              store().put(template);

              assertThat(store().find(NAME)).as(what).contains(template);
            });
    HostileTexts.longest()
        .forEach(
            (what, text) -> {
              SessionTemplate template = template(NAME, text);
              store().put(template);

              assertThat(store().find(NAME)).as("1 MiB of " + what).contains(template);
            });
  }

  @Test
  final void theListIsSortedByName() {
    for (String name : new String[] {"c", "a.b", "a", "b1", "b-1", "0"}) {
      store().add(template(new TemplateName(name), "x"));
    }

    assertThat(store().list().templates())
        .extracting(template -> template.name().value())
        .containsExactly("0", "a", "a.b", "b-1", "b1", "c");
  }

  @Test
  final void aNameThatIsTakenIsAConflictAndNothingChanges() {
    store().add(FIRST);

    assertThatExceptionOfType(TemplateExistsException.class)
        .isThrownBy(() -> store().add(SECOND))
        .satisfies(e -> assertThat(e.name()).isEqualTo(NAME));
    assertThat(store().find(NAME)).contains(FIRST);
  }

  @Test
  final void putReplacesAndPutsWhereThereIsNone() {
    store().put(FIRST);
    assertThat(store().find(NAME)).contains(FIRST);

    store().put(SECOND);
    assertThat(store().find(NAME)).contains(SECOND);
    assertThat(store().list().templates()).containsExactly(SECOND);
  }

  @Test
  final void whatIsRemovedIsGoneAndItsNameIsFree() {
    store().add(FIRST);

    store().remove(NAME);

    assertThat(store().find(NAME)).isEmpty();
    assertThat(store().list().templates()).isEmpty();
    store().add(SECOND);
    assertThat(store().find(NAME)).contains(SECOND);
  }

  @Test
  final void whatIsAbsentCannotBeRemoved() {
    assertThatExceptionOfType(TemplateNotFoundException.class)
        .isThrownBy(() -> store().remove(NAME))
        .satisfies(e -> assertThat(e.name()).isEqualTo(NAME));
  }

  @Test
  final void ofSeveralWhoAddTheSameNameOneSucceeds() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Callable<Boolean> add =
          () -> {
            try {
              store().add(FIRST);
              return true;
            } catch (TemplateExistsException e) {
              return false;
            }
          };
      assertThat(Race.run(Collections.nCopies(THREADS, add))).containsOnlyOnce(true);
      store().remove(NAME);
    }
  }

  @Test
  final void readersSeeTheOneOrTheOther() throws Exception {
    store().add(FIRST);
    Race.look(
        () -> {
          assertThat(store().find(NAME)).isIn(Optional.of(FIRST), Optional.of(SECOND));
          assertThat(store().list().templates()).hasSize(1);
          return true;
        },
        ROUNDS,
        () -> {
          store().put(SECOND);
          store().put(FIRST);
          return true;
        });
  }

  @Test
  final void anotherInstanceSeesWhatWasDone() throws Exception {
    Optional<TemplateRepository> other = openAgain();
    assumeTrue(other.isPresent(), "not run: these templates are of one instance");

    store().add(FIRST);
    assertThat(other.orElseThrow().find(NAME)).contains(FIRST);
    store().remove(NAME);
    assertThat(other.orElseThrow().find(NAME)).isEmpty();
  }

  @Test
  final void whatIsUnreadableIsToldAndNotHidden() throws Exception {
    givenUnreadable();
    SessionTemplate readable = template(new TemplateName("a"), "x");
    store().add(readable);

    assertThatExceptionOfType(UnreadableSessionException.class)
        .isThrownBy(() -> store().find(NAME))
        .satisfies(e -> assertThat(e.record().name()).isEqualTo(NAME.value()));
    assertThat(store().list().templates()).containsExactly(readable);
    assertThat(store().list().unreadable())
        .extracting(UnreadableRecord::name)
        .containsExactly(NAME.value());
  }

  @Test
  final void whatIsUnreadableHasItsNameAndCanBeReplaced() throws Exception {
    givenUnreadable();

    assertThatExceptionOfType(TemplateExistsException.class).isThrownBy(() -> store().add(FIRST));
    assertThat(store().list().unreadable()).hasSize(1);
    store().put(FIRST);
    assertThat(store().find(NAME)).contains(FIRST);
  }

  @Test
  final void whatIsUnreadableCanBeRemoved() throws Exception {
    givenUnreadable();

    store().remove(NAME);

    assertThat(store().find(NAME)).isEmpty();
    assertThat(store().list().unreadable()).isEmpty();
  }
}

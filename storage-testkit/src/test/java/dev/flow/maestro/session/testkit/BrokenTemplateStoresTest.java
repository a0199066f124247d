package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.flow.maestro.session.application.port.TemplateList;
import dev.flow.maestro.session.application.port.TemplateRepository;
import dev.flow.maestro.session.domain.PartialConfiguration;
import dev.flow.maestro.session.domain.RequestPattern;
import dev.flow.maestro.session.domain.SessionTemplate;
import dev.flow.maestro.session.domain.TemplateExistsException;
import dev.flow.maestro.session.domain.TemplateName;
import dev.flow.maestro.session.domain.TemplateNotFoundException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Each of these breaks one obligation, and must be caught by name. */
final class BrokenTemplateStoresTest {

  private static final SessionTemplate UNREADABLE =
      new SessionTemplate(
          new TemplateName("unreadable"), RequestPattern.parse("x"), PartialConfiguration.none());

  /** Keeps every obligation. */
  private static class GoodStore implements TemplateRepository {

    final Map<TemplateName, SessionTemplate> entries = new ConcurrentHashMap<>();

    @Override
    public void add(SessionTemplate template) {
      if (entries.putIfAbsent(template.name(), template) != null) {
        throw new TemplateExistsException(template.name());
      }
    }

    @Override
    public void put(SessionTemplate template) {
      entries.put(template.name(), template);
    }

    @Override
    public Optional<SessionTemplate> find(TemplateName name) {
      Optional<SessionTemplate> found = Optional.ofNullable(entries.get(name));
      if (found.filter(UNREADABLE::equals).isPresent()) {
        throw new UnreadableSessionException(record(name));
      }
      return found;
    }

    @Override
    public TemplateList list() {
      List<SessionTemplate> templates = new ArrayList<>();
      List<UnreadableRecord> unreadable = new ArrayList<>();
      entries.forEach(
          (name, template) -> {
            if (template.equals(UNREADABLE)) {
              unreadable.add(record(name));
            } else {
              templates.add(template);
            }
          });
      return new TemplateList(templates, unreadable);
    }

    @Override
    public void remove(TemplateName name) {
      if (entries.remove(name) == null) {
        throw new TemplateNotFoundException(name);
      }
    }

    private static UnreadableRecord record(TemplateName name) {
      return UnreadableRecord.whole(name.value(), "memory", "damaged");
    }
  }

  private abstract static class Contract extends TemplateRepositoryContract {

    private final GoodStore store;

    Contract(GoodStore store) {
      this.store = store;
    }

    @Override
    protected TemplateRepository openEmpty() {
      return store;
    }

    @Override
    protected Optional<TemplateRepository> openAgain() {
      return Optional.of(store);
    }

    @Override
    protected boolean makeUnreadable(TemplateName name) {
      store.entries.put(name, UNREADABLE);
      return true;
    }
  }

  static final class Good extends Contract {
    Good() {
      super(new GoodStore());
    }
  }

  static final class OverwritesOnAdd extends Contract {
    OverwritesOnAdd() {
      super(
          new GoodStore() {
            @Override
            public void add(SessionTemplate template) {
              put(template);
            }
          });
    }
  }

  static final class AddsWhatNobodyElseAddsMeanwhile extends Contract {
    AddsWhatNobodyElseAddsMeanwhile() {
      super(
          new GoodStore() {
            @Override
            public void add(SessionTemplate template) {
              if (entries.containsKey(template.name())) {
                throw new TemplateExistsException(template.name());
              }
              LockSupport.parkNanos(1_000_000);
              put(template);
            }
          });
    }
  }

  static final class RemovesNothingGladly extends Contract {
    RemovesNothingGladly() {
      super(
          new GoodStore() {
            @Override
            public void remove(TemplateName name) {
              entries.remove(name);
            }
          });
    }
  }

  static final class HidesTheUnreadable extends Contract {
    HidesTheUnreadable() {
      super(
          new GoodStore() {
            @Override
            public TemplateList list() {
              return new TemplateList(super.list().templates(), List.of());
            }
          });
    }
  }

  static final class TakesTheUnreadableForAbsent extends Contract {
    TakesTheUnreadableForAbsent() {
      super(
          new GoodStore() {
            @Override
            public Optional<SessionTemplate> find(TemplateName name) {
              return Optional.ofNullable(entries.get(name))
                  .filter(found -> !found.equals(UNREADABLE));
            }
          });
    }
  }

  static final class ForgetsTheConfiguration extends Contract {
    ForgetsTheConfiguration() {
      super(
          new GoodStore() {
            @Override
            public void put(SessionTemplate template) {
              super.put(
                  new SessionTemplate(
                      template.name(), template.featureRequest(), PartialConfiguration.none()));
            }
          });
    }
  }

  static final class ReplacesInTwoSteps extends Contract {
    ReplacesInTwoSteps() {
      super(
          new GoodStore() {
            @Override
            public void put(SessionTemplate template) {
              entries.remove(template.name());
              LockSupport.parkNanos(1_000_000);
              super.put(template);
            }
          });
    }
  }

  private static List<String> failuresOf(Class<? extends TemplateRepositoryContract> store) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(store))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(event -> (MethodSource) event.getTestDescriptor().getSource().orElseThrow())
        .map(MethodSource::getMethodName)
        .toList();
  }

  @Test
  void aGoodOnePasses() {
    assertThat(failuresOf(Good.class)).isEmpty();
  }

  @Test
  void eachOfTheBrokenIsCaught() {
    assertThat(failuresOf(OverwritesOnAdd.class))
        .contains(
            "aNameThatIsTakenIsAConflictAndNothingChanges",
            "ofSeveralWhoAddTheSameNameOneSucceeds",
            "whatIsUnreadableHasItsNameAndCanBeReplaced");
    assertThat(failuresOf(AddsWhatNobodyElseAddsMeanwhile.class))
        .containsExactly("ofSeveralWhoAddTheSameNameOneSucceeds");
    assertThat(failuresOf(RemovesNothingGladly.class))
        .containsExactly("whatIsAbsentCannotBeRemoved");
    assertThat(failuresOf(HidesTheUnreadable.class)).contains("whatIsUnreadableIsToldAndNotHidden");
    assertThat(failuresOf(TakesTheUnreadableForAbsent.class))
        .containsExactly("whatIsUnreadableIsToldAndNotHidden");
    assertThat(failuresOf(ForgetsTheConfiguration.class))
        .containsExactly("everyPartOfTheConfigurationIsKept");
    assertThat(failuresOf(ReplacesInTwoSteps.class)).containsExactly("readersSeeTheOneOrTheOther");
  }
}

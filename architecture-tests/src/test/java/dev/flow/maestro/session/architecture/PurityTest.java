package dev.flow.maestro.session.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The domain and the use cases decide by what they are given, and by nothing else. */
class PurityTest {

  private static final Set<String> CLOCKS =
      Set.of("now", "currentTimeMillis", "nanoTime", "system", "systemUTC", "systemDefaultZone");

  static ArchRule noClockOrRandom(String module) {
    return ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(Modules.packageOf(module) + "..")
        .should()
        .callCodeUnitWhere(readsClockOrRandom())
        .orShould()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "make random numbers",
                type ->
                    type.isAssignableTo(Random.class)
                        || type.isEquivalentTo(SplittableRandom.class)
                        || type.isEquivalentTo(ThreadLocalRandom.class)
                        || type.isEquivalentTo(Clock.class)));
  }

  private static DescribedPredicate<JavaCall<?>> readsClockOrRandom() {
    return DescribedPredicate.describe(
        "reads a clock or a random number",
        call -> {
          CodeUnitCallTarget target = call.getTarget();
          JavaClass owner = target.getOwner();
          boolean time =
              owner.getPackageName().startsWith("java.time")
                  || owner.isEquivalentTo(System.class)
                  || owner.isAssignableTo(InstantSource.class);
          return (time && CLOCKS.contains(target.getName()))
              || (owner.isEquivalentTo(UUID.class) && target.getName().equals("randomUUID"))
              || (owner.isEquivalentTo(Math.class) && target.getName().equals("random"));
        });
  }

  static ArchRule onlyJavaBase() {
    Set<String> packages =
        ModuleFinder.ofSystem().find("java.base").orElseThrow().descriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(Modules.packageOf("domain") + "..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "reside in java.base or in the domain",
                type ->
                    type.isPrimitive()
                        || type.isArray()
                        || packages.contains(type.getPackageName())
                        || type.getPackageName().startsWith(Modules.packageOf("domain"))));
  }

  @Test
  void theDomainReadsNoClockAndNoRandomNumber() {
    noClockOrRandom("domain").check(Modules.all());
  }

  @Test
  void theUseCasesReadNoClockAndNoRandomNumber() {
    noClockOrRandom("application").check(Modules.all());
  }

  @Test
  void theDomainNeedsNothingButJavaBase() {
    onlyJavaBase().check(Modules.all());
  }

  @Test
  void theDomainHasNoAnnotationButThoseOfJavaBase() {
    assertThat(Modules.all())
        .filteredOn(type -> type.getPackageName().startsWith(Modules.packageOf("domain")))
        .flatExtracting(JavaClass::getAnnotations)
        .allMatch(annotation -> annotation.getRawType().getPackageName().equals("java.lang"));
  }
}

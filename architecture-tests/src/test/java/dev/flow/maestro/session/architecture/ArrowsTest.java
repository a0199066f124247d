package dev.flow.maestro.session.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may know whom. Each rule was seen to fail on a class that breaks it: {@link BrokenRulesTest}.
 */
class ArrowsTest {

  static Stream<String> modules() {
    return Modules.names().stream();
  }

  static ArchRule uses(String module) {
    Set<String> usable = Modules.packagesUsableBy(module);
    DescribedPredicate<JavaClass> allowed =
        DescribedPredicate.describe(
            "reside in java, in " + module + " or in " + usable,
            type ->
                isBelow(type.getPackageName(), "java")
                    || type.isPrimitive()
                    || type.isArray()
                    || isBelow(type.getPackageName(), Modules.packageOf(module))
                    || usable.stream().anyMatch(it -> isBelow(type.getPackageName(), it)));
    return ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(Modules.packageOf(module) + "..")
        .should()
        .onlyDependOnClassesThat(allowed);
  }

  private static boolean isBelow(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void aModuleUsesOnlyWhatTheTableAllows(String module) {
    uses(module).check(Modules.all());
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyModuleHasClassesToCheck(String module) {
    assertThat(Modules.all())
        .filteredOn(type -> isBelow(type.getPackageName(), Modules.packageOf(module)))
        .hasSizeGreaterThan(3);
  }

  @Test
  void everyClassBelongsToAModuleOfTheTable() {
    assertThat(Modules.all())
        .allMatch(
            type ->
                Modules.names().stream()
                    .anyMatch(module -> isBelow(type.getPackageName(), Modules.packageOf(module))));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(Modules.ROOT + ".(**)").should().beFreeOfCycles().check(Modules.all());
  }
}

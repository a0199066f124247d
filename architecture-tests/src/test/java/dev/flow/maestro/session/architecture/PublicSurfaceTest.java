package dev.flow.maestro.session.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What others can see of an adapter is written down here: more is a decision, not an accident. */
class PublicSurfaceTest {

  static Stream<Arguments> surfaces() {
    return Stream.of(
        surface(
            "json",
            "JsonStyle",
            "JsonText",
            "MalformedDocumentException",
            "RetentionSettingsJson",
            "SchemaViolation",
            "SessionDocument",
            "SessionSchema",
            "SessionUpdateJson",
            "StoredEvent",
            "TemplateDocument"),
        surface("bundle", "BundleFile", "BundleLimits", "BundleReader", "BundleWriter"),
        surface(
            "testkit",
            "ProofSize",
            "RootRegistryContract",
            "SessionBuilder",
            "SessionRepositoryContract",
            "SessionRepositoryOpener",
            "SettableInstantSource",
            "StoreLocation",
            "TemplateRepositoryContract"),
        surface(
            "adapter.fs",
            "Durability",
            "FileRepositoryAccess",
            "FileRootRegistry",
            "FileSessionRepository",
            "FileStoreOptions",
            "FileTemplateRepository",
            "FileWatchJournals",
            "ForeignEdits",
            "RetentionSettingsFile"),
        surface("adapter.git", "JGitContextDetector"),
        surface("adapter.metrics", "RunMeters", "SessionCensus", "SessionMetrics"),
        surface("adapter.postgresql", "PostgresSessionRepository", "PostgresSettings"),
        surface(
            "adapter.cli",
            "CommandLine",
            "Console",
            "ExitCode",
            "RunMetrics",
            "SessionManagerFactory"),
        surface("bootstrap", "Main", "SessionModule", "Settings", "Settings$Store"),
        // JMH makes subclasses of its benchmarks in another package.
        surface(
            "benchmarks",
            "ChangeBenchmark",
            "DatabaseChangeBenchmark",
            "DatabaseChangeBenchmark$Own",
            "DatabaseChangeBenchmark$Shared",
            "DatabaseQueryBenchmark",
            "DomainBenchmark",
            "FindBenchmark",
            "Main",
            "QueryBenchmark",
            "ThreadsBenchmark",
            "ThreadsBenchmark$Own",
            "ThreadsBenchmark$Shared"));
  }

  private static Arguments surface(String module, String... types) {
    return Arguments.of(module, new TreeSet<>(Set.of(types)));
  }

  @ParameterizedTest
  @MethodSource("surfaces")
  void isNoLargerThanWrittenDown(String module, Set<String> types) {
    String prefix = Modules.packageOf(module) + ".";

    Set<String> visible =
        Modules.all().stream()
            .filter(type -> type.getPackageName().equals(Modules.packageOf(module)))
            .filter(PublicSurfaceTest::isVisible)
            .map(type -> type.getName().substring(prefix.length()))
            .collect(Collectors.toSet());

    assertThat(new TreeSet<>(visible)).isEqualTo(types);
  }

  private static boolean isVisible(JavaClass type) {
    return !type.getSimpleName().equals("package-info")
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicSurfaceTest::isVisible).orElse(true);
  }

  @Test
  void everyPackageSaysWhatItIs() {
    Set<String> packages =
        Modules.all().stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertThat(packages).hasSizeGreaterThan(8);
    for (String name : packages) {
      assertThat(PackageSources.javadocOf(name)).as(name).contains("/**");
    }
  }
}

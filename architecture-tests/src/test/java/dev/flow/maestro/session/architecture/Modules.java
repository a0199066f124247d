package dev.flow.maestro.session.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of modules as the tests see it, and the classes of all of them. */
final class Modules {

  static final String ROOT = "dev.flow.maestro.session";

  /** What every module may use beside itself: the modules, and the libraries by package. */
  static final Map<String, List<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "domain", List.of(),
              "application", List.of("domain"),
              "json", List.of("domain", "com.fasterxml.jackson.core"),
              "bundle", List.of("domain", "application", "json"),
              "testkit", List.of("domain", "application", "org.junit", "org.assertj"),
              "adapter.fs", List.of("domain", "application", "json"),
              "adapter.git", List.of("domain", "application", "org.eclipse.jgit"),
              "adapter.cli", List.of("domain", "application", "json", "bundle"),
              "bootstrap",
                  List.of(
                      "domain",
                      "application",
                      "adapter.fs",
                      "adapter.git",
                      "adapter.cli",
                      "com.google.inject"),
              "benchmarks",
                  List.of(
                      "domain",
                      "application",
                      "json",
                      "adapter.fs",
                      "adapter.git",
                      "org.openjdk.jmh")));

  private static final JavaClasses ALL =
      new ClassFileImporter().withImportOption(Modules::isOurs).importPackages(ROOT);

  private Modules() {}

  /** Every class of the main code of every module. */
  static JavaClasses all() {
    return ALL;
  }

  static Set<String> names() {
    return MAY_USE.keySet();
  }

  static String packageOf(String module) {
    return ROOT + "." + module;
  }

  /** The full names of the packages that a module may use, with their subpackages. */
  static Set<String> packagesUsableBy(String module) {
    return MAY_USE.getOrDefault(module, List.of()).stream()
        .map(used -> MAY_USE.containsKey(used) ? packageOf(used) : used)
        .collect(Collectors.toSet());
  }

  private static boolean isOurs(Location location) {
    return !location.contains("/test-classes/") && !location.contains("/jmh_generated/");
  }
}

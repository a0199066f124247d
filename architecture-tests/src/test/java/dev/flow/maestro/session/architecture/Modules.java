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
          Map.ofEntries(
              entry("domain"),
              entry("application", "domain"),
              entry("json", "domain", "com.fasterxml.jackson.core"),
              entry("bundle", "domain", "application", "json"),
              entry("testkit", "domain", "application", "org.junit", "org.assertj"),
              entry("adapter.fs", "domain", "application", "json"),
              entry("adapter.git", "domain", "application", "org.eclipse.jgit"),
              entry("adapter.metrics", "domain", "application", "io.micrometer"),
              entry(
                  "adapter.postgresql",
                  "domain",
                  "application",
                  "json",
                  "javax.sql",
                  "org.postgresql",
                  "com.zaxxer.hikari",
                  "org.flywaydb.core"),
              entry("adapter.cli", "domain", "application", "json", "bundle"),
              entry(
                  "bootstrap",
                  "domain",
                  "application",
                  "adapter.fs",
                  "adapter.git",
                  "adapter.metrics",
                  "adapter.postgresql",
                  "adapter.cli",
                  "com.google.inject"),
              entry(
                  "benchmarks",
                  "domain",
                  "application",
                  "json",
                  "adapter.fs",
                  "adapter.git",
                  "adapter.postgresql",
                  "io.zonky.test.db.postgres",
                  "org.openjdk.jmh")));

  private static final JavaClasses ALL =
      new ClassFileImporter().withImportOption(Modules::isOurs).importPackages(ROOT);

  private Modules() {}

  private static Map.Entry<String, List<String>> entry(String module, String... uses) {
    return Map.entry(module, List.of(uses));
  }

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

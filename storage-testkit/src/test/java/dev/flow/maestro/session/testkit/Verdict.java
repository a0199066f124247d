package dev.flow.maestro.session.testkit;

import static java.util.stream.Collectors.toCollection;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Which tests of the contract a store fails, each as "its group: its name". */
final class Verdict {

  private Verdict() {}

  /** Of some groups. */
  static SortedSet<String> of(
      Class<? extends SessionRepositoryContract> store, Collection<Class<?>> groups) {
    return failed(groups.stream().map(group -> selectNestedClass(List.of(store), group)));
  }

  /** Of some tests of one group. */
  static SortedSet<String> of(
      Class<? extends SessionRepositoryContract> store, Class<?> group, String... tests) {
    return failed(
        Arrays.stream(tests).map(test -> selectNestedMethod(List.of(store), group, test)));
  }

  /** As a verdict names it. */
  static String name(Class<?> group, String test) {
    return group.getSimpleName() + ": " + test;
  }

  private static SortedSet<String> failed(Stream<? extends DiscoverySelector> selectors) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectors.toArray(DiscoverySelector[]::new))
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(Verdict::name)
        .collect(toCollection(TreeSet::new));
  }

  /** A method of a group belongs to its superclass, so the group is the nested class around it. */
  private static String name(Event event) {
    String id = event.getTestDescriptor().getUniqueId().toString();
    String group = id.replaceFirst(".*\\[nested-class:([^]]*)].*", "$1");
    MethodSource source = (MethodSource) event.getTestDescriptor().getSource().orElseThrow();
    return group + ": " + source.getMethodName();
  }
}

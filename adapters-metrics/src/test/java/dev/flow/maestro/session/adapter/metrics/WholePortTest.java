package dev.flow.maestro.session.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.application.port.SessionTrash;
import dev.flow.maestro.session.application.port.SessionVisitor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that is new at a port is measured, or this says that it is not. */
class WholePortTest {

  static List<Arguments> decorators() {
    return List.of(
        Arguments.of(SessionRepository.class, MeasuredRepository.class),
        Arguments.of(SessionTrash.class, MeasuredTrash.class),
        Arguments.of(SessionVisitor.class, CountedVisitor.class));
  }

  @ParameterizedTest
  @MethodSource("decorators")
  void everyMethodOfThePortIsThere(Class<?> port, Class<?> decorator) {
    List<Method> methods =
        Arrays.stream(port.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .toList();

    assertThat(methods).isNotEmpty();
    assertThat(methods)
        .allSatisfy(
            method ->
                assertThat(
                        decorator.getDeclaredMethod(method.getName(), method.getParameterTypes()))
                    .isNotNull());
  }

  @Test
  void everyOperationHasAMethod() {
    long methods =
        Arrays.stream(SessionRepository.class.getMethods()).count()
            + Arrays.stream(SessionTrash.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .count();

    // The trash itself is no operation, and its two ways of taking are one.
    assertThat(StoreOperation.values()).hasSize((int) methods - 2);
  }
}

package dev.flow.maestro.session.adapter.cli;

import java.util.stream.Stream;

/** Flags of {@code create} that do not go with a template, or only with one. */
class BadTemplateFlagsTest extends BadInputChecks {

  static Stream<BadInput> inputs() {
    return Stream.of(
        BadInput.of("create", "--feature-request", "x", "--template", "a")
            .tells("--feature-request and --template exclude each other"),
        BadInput.of("create", "--var", "a=1")
            .tells("create needs --feature-request TEXT or --template NAME"),
        BadInput.of("create", "--feature-request", "x", "--var", "a=1")
            .tells("--var needs --template NAME"),
        BadInput.of("create", "--template", "a", "--var", "x=1", "--var", "x=1")
            .tells("--var x was given more than once"),
        BadInput.of("create", "--template", "a", "--var", "x=-", "--var", "y=-")
            .tells("only one --var can read standard input"),
        var("x"),
        var("=x"),
        var(""));
  }

  private static BadInput var(String value) {
    return BadInput.of("create", "--template", "a", "--var", value)
        .tells("--var must be a name, = and a value, not \"" + value + "\"");
  }
}

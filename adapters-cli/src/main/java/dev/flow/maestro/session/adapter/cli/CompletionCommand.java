package dev.flow.maestro.session.adapter.cli;

import dev.flow.maestro.session.domain.InvalidInputException;
import java.util.List;

/** Prints what lets a shell complete command lines of this program. */
final class CompletionCommand implements Command {

  private static final String SHELL = "shell";
  private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

  private static final CommandSpec SPEC =
      new CommandSpec(
              "completion",
              "Print the script that lets a shell complete commands, flags and ids",
              List.of(
                  OptionSpec.required(
                          SHELL,
                          String.join("|", SHELLS),
                          "the shell; bash: source <(maestro-session completion bash)")
                      .orBare(),
                  OptionSpec.optional(CommandSpec.OUTPUT, "text", "a script; text only")),
              List.of("completion bash", "completion zsh", "completion fish"))
          .printing(Shapes.TEXT);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public ExitCode run(Invocation invocation) {
    String shell = invocation.arguments().required(SHELL);
    invocation.output().stream()
        .print(
            switch (shell) {
              case "bash" -> BashCompletion.script();
              case "zsh" -> ZshCompletion.script();
              case "fish" -> FishCompletion.script();
              default -> throw InvalidInputException.unknown(SHELL, shell, SHELLS);
            });
    return ExitCode.DONE;
  }
}

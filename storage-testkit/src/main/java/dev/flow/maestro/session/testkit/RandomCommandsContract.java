package dev.flow.maestro.session.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.domain.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Commands by chance, legal and illegal: the store answers as {@link ModelStore} does. */
abstract class RandomCommandsContract extends ContractGroup {

  private static final int SEQUENCES = ProofSize.of(100, 10_000);
  private static final int COMMANDS = 50;

  RandomCommandsContract(SessionRepositoryContract contract) {
    super(contract);
  }

  @Test
  void theStoreAnswersAsTheModelDoes() {
    for (long seed = 1; seed <= SEQUENCES; seed++) {
      runSequence(seed);
    }
  }

  private void runSequence(long seed) {
    RandomCommand.Source commands = new RandomCommand.Source(new Random(seed));
    ModelStore model = new ModelStore();
    List<String> done = new ArrayList<>();
    for (int number = 0; number < COMMANDS; number++) {
      RandomCommand command = commands.next();
      done.add(command.words());
      Object expected = command.outcome(model);

      Object actual = command.outcome(store());

      assertThat(actual)
          .as(() -> "seed " + seed + ":\n  " + String.join("\n  ", done))
          .isEqualTo(expected);
    }
    assertThat(store().query(SessionQuery.all()))
        .as(() -> "at the end of seed " + seed + ":\n  " + String.join("\n  ", done))
        .isEqualTo(model.query(SessionQuery.all()));
    for (SessionId id : model.idsStartingWith("")) {
      assertThat(store().history(id))
          .as(() -> "at the end of seed " + seed + ":\n  " + String.join("\n  ", done))
          .isEqualTo(model.history(id));
      store().delete(id);
    }
  }
}

package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionStatistics;
import dev.flow.maestro.session.domain.SessionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody else's validator judges what we write. */
class SessionSchemaTest {

  private static final Schema OURS = schema(SessionSchema.bytes());
  private static final Schema PEERS = schema(Documents.resource("peer/" + SessionSchema.FILE_NAME));

  private static Schema schema(byte[] json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
        .getSchema(new String(json, StandardCharsets.UTF_8), InputFormat.JSON);
  }

  private static void assertValid(String document) {
    for (Schema schema : Arrays.asList(OURS, PEERS)) {
      assertThat(
              schema.validate(
                  document,
                  InputFormat.JSON,
                  context ->
                      context.executionConfig(config -> config.formatAssertionsEnabled(true))))
          .isEmpty();
    }
  }

  @Test
  void refusesWhatItShould() {
    String document = Documents.text("complete.json").replace("\"validating\"", "\"finished\"");

    assertThat(OURS.validate(document, InputFormat.JSON)).hasSize(1);
    assertThat(PEERS.validate(document, InputFormat.JSON)).hasSize(1);
  }

  @Test
  void hasTheConstraintsOfThePeersSchema() {
    assertThat(constraints(SessionSchema.bytes()))
        .isEqualTo(constraints(Documents.resource("peer/" + SessionSchema.FILE_NAME)))
        .contains("\"minimum\"");
  }

  /** The schema without what only a reader sees, and without white space. */
  private static String constraints(byte[] schema) {
    return new String(schema, StandardCharsets.UTF_8)
        .replaceAll("\"(title|description)\"\\s*:\\s*\"[^\"]*\"\\s*,?", "")
        .replaceAll("\\s+", "")
        .replace(",}", "}");
  }

  @Test
  void acceptsTheGoldenFilesAndWhatWeMakeOfThem() throws Exception {
    assertValid(Documents.text("complete.json"));
    for (String id : Documents.PEER_SESSIONS) {
      assertValid(Documents.rewritten(SessionDocument.parse(Documents.peerSession(id))));
    }
  }

  @Test
  void acceptsAnySessionThatWeWrite() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      assertValid(Documents.rewritten(SessionDocument.of(anySession(random))));
    }
  }

  private static Session anySession(Random random) {
    Instant created = Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L));
    return new Session(
        new SessionId(new UUID(random.nextLong(), random.nextLong())),
        text(random),
        any(random, SessionStatus.values()),
        created,
        new GitContext(
            text(random),
            GitContext.NO_COMMIT,
            text(random),
            random.nextBoolean(),
            optional(random, text(random))),
        optional(random, any(random, SessionPhase.values())),
        optional(random, created.plusNanos(random.nextInt(1_000_000_000))),
        optional(random, created),
        optional(
            random,
            new PrdReference(
                optional(random, text(random)), optional(random, "/prd"), Optional.empty())),
        new SessionStatistics(
            random.nextLong(0, Long.MAX_VALUE), 1, 2, 3, 4, 5, random.nextDouble() * 1e9),
        new SessionConfiguration(
            1 + random.nextInt(9), 1 + random.nextInt(999), random.nextBoolean(), true),
        1 + random.nextInt(1000));
  }

  private static <T> T any(Random random, T[] values) {
    return Arrays.asList(values).get(random.nextInt(values.length));
  }

  private static <T> Optional<T> optional(Random random, T value) {
    return random.nextBoolean() ? Optional.of(value) : Optional.empty();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    random.ints(random.nextInt(20), 0, 0x10FFFF).forEach(text::appendCodePoint);
    return text.toString();
  }
}

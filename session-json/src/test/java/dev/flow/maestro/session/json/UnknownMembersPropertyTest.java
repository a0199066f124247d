package dev.flow.maestro.session.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flow.maestro.session.domain.PrdReference;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionField;
import dev.flow.maestro.session.domain.SessionPhase;
import dev.flow.maestro.session.domain.SessionUpdate;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Promise G11: members that we do not know survive, with their numbers exact. Any document that we
 * can read is read, changed by an update and written; a reader that knows nothing of ours then
 * finds every unknown member where it was, in the same order, each number with the same digits.
 */
class UnknownMembersPropertyTest {

  /** The property that {@code ProofSize} of the storage-testkit reads, which is built after us. */
  private static final boolean LONG = Boolean.getBoolean("maestro.long");

  private static final int DOCUMENTS = LONG ? 100_000 : 1_000;
  private static final Instant LATER = Instant.parse("2026-04-01T00:00:00Z");
  private static final List<SessionField> COUNTS =
      List.of(
          SessionField.TOTAL_TASKS,
          SessionField.FAILED_TASKS,
          SessionField.MAX_ITERATIONS,
          SessionField.DURATION_SECONDS);

  @Test
  void surviveAnyChangeOfAnyDocument() throws IOException {
    long firstSeed = LONG ? System.nanoTime() : 1;
    int members = 0;
    for (long seed = firstSeed; seed < firstSeed + DOCUMENTS; seed++) {
      Random random = new Random(seed);
      RandomDocument document = new RandomDocument(random);
      String before = document.text();

      String after = Documents.rewritten(changed(Documents.parse(before), random));

      assertThat(unknown(after)).as("seed %s", seed).isEqualTo(unknown(before));
      assertThat(document.unknownValues()).as("seed %s", seed).allMatch(after::contains);
      assertThat(Documents.rewritten(Documents.parse(after))).as("seed %s", seed).isEqualTo(after);
      members += document.unknownValues().size();
    }
    System.out.printf(
        "G11: %d unknown members in %d documents, first seed %d%n", members, DOCUMENTS, firstSeed);
  }

  private static SessionDocument changed(SessionDocument document, Random random) {
    SessionUpdate.Builder update = SessionUpdate.builder();
    update.add(COUNTS.get(random.nextInt(COUNTS.size())), 1);
    if (random.nextBoolean()) {
      update.phase(SessionPhase.CLEANUP);
    }
    if (random.nextBoolean()) {
      update.prdReference(
          new PrdReference(Optional.of("prd.md"), Optional.empty(), Optional.of("2")));
    }
    Session session = document.session();
    return document.with(
        session
            .update(update.build(), TransitionPolicy.specification(), LATER, Optional.empty())
            .session());
  }

  /** The unknown members of each object, in order: the name, and the tokens of the value. */
  private static Map<String, List<String>> unknown(String document) throws IOException {
    Map<String, List<String>> unknown = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(document)) {
      assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      readObject("", json, unknown);
      assertThat(json.nextToken()).isNull();
    }
    return unknown;
  }

  private static void readObject(String object, JsonParser json, Map<String, List<String>> unknown)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      boolean opens = json.nextToken() == JsonToken.START_OBJECT;
      if (!RandomDocument.known(object).contains(name)) {
        List<String> tokens = unknown.computeIfAbsent(object, path -> new ArrayList<>());
        tokens.add(name);
        tokens.addAll(tokens(json));
      } else if (opens) {
        readObject(name, json, unknown);
      }
    }
  }

  private static List<String> tokens(JsonParser json) throws IOException {
    List<String> tokens = new ArrayList<>();
    int open = 0;
    do {
      JsonToken token = tokens.isEmpty() ? json.currentToken() : json.nextToken();
      tokens.add(token + " " + json.getText());
      open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    } while (open > 0);
    return tokens;
  }
}

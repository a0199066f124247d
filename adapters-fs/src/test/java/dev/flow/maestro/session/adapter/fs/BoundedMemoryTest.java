package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.testkit.ProofSize;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise G14, memory: a document of 16 MiB, of 100 levels, or of millions of members is read,
 * changed and listed by a process with 64 MiB of heap; what is larger or deeper is refused, and the
 * rest of the store is there all the same.
 */
class BoundedMemoryTest {

  /** Room for our own members, and for what a change adds. */
  private static final int ROOM = 4096;

  @TempDir Path root;

  private FileSessionRepository store;
  private StoreLayout layout;

  @BeforeEach
  void inAStore() {
    store = new FileSessionRepository(root);
    layout = new StoreLayout(root);
  }

  /** Puts a document there as another program does, with this as its last member. */
  private SessionId placed(String member) throws IOException {
    SessionId id = new SessionId(UUID.randomUUID());
    String document =
        """
        {"session_id": "%s", "feature_request": "x", "status": "planning",
         "created_at": "2026-01-07T13:02:57.119275Z",
         "git_context": {"branch": "b", "commit": "unknown", "repo_root": "/r"},
        """
            .formatted(id);
    Files.createDirectories(layout.folder(id));
    Files.write(layout.metadata(id), (document + member + "}").getBytes(StandardCharsets.UTF_8));
    return id;
  }

  private static String many(int bytes, IntFunction<String> element) {
    StringBuilder elements = new StringBuilder(bytes);
    for (int i = 0; ; i++) {
      String next = (i == 0 ? "" : ",") + element.apply(i);
      if (elements.length() + next.length() > bytes) {
        return elements.toString();
      }
      elements.append(next);
    }
  }

  private static String depth(int levels, String inside) {
    // The document itself is one.
    return "\"u\": " + "[".repeat(levels - 1) + inside + "]".repeat(levels - 1);
  }

  @Test
  void whatIsAtTheLimitIsReadChangedAndListed() throws Exception {
    int bytes = MetadataFile.MAX_BYTES - ROOM;
    Map<SessionId, String> members = new LinkedHashMap<>();
    List<String> kinds =
        List.of(
            depth(99, "{" + many(bytes - 200, i -> "\"number " + i + " of very many\": 0") + "}"),
            "\"u\": {" + many(bytes, i -> "\"" + Integer.toString(i, 36) + "\":1") + "}",
            depth(100, many(bytes - 200, i -> "1.50")),
            "\"u\": \"" + "\u00e9".repeat(bytes / 2) + "\"",
            "\"u\": \"" + "a".repeat(bytes) + "\"",
            "\"u\": [" + many(bytes, i -> "{}") + "]",
            "\"u\": " + "1".repeat(bytes));
    for (String member : kinds.subList(0, ProofSize.of(1, kinds.size()))) {
      members.put(placed(member), member);
    }

    List<String> told = SmallHeap.callsOn(root, List.copyOf(members.keySet()));

    List<String> expected = new ArrayList<>();
    members
        .keySet()
        .forEach(
            id ->
                expected.addAll(
                    List.of(
                        "get " + id + ": 1",
                        "update " + id + ": 2",
                        "update " + id + ": 3",
                        "history " + id + ": 3")));
    expected.add("list: " + members.size() + " and unreadable 0");
    assertThat(told).containsExactlyElementsOf(expected);
    for (Map.Entry<SessionId, String> placed : members.entrySet()) {
      String stored = Files.readString(layout.metadata(placed.getKey()));
      assertThat(stored.length()).isLessThanOrEqualTo(MetadataFile.MAX_BYTES);
      // Not by an assertion that would print 16 MiB.
      assertThat(stored.endsWith(",\n  " + placed.getValue() + "\n}")).isTrue();
    }
  }

  @Test
  void whatIsBeyondTheLimitIsRefused() throws Exception {
    SessionId good = Stores.create(store, aSession().revision());
    SessionId large = placed("\"u\": \"" + "a".repeat(17 << 20) + "\"");
    SessionId sparse = placed("\"u\": 1");
    try (RandomAccessFile file = new RandomAccessFile(layout.metadata(sparse).toFile(), "rw")) {
      file.setLength(10L << 30);
    }
    SessionId deep = placed(depth(101, ""));
    SessionId abyss = placed("\"u\": " + "[".repeat(100_000));
    SessionId longLine = Stores.create(store, aSession().revision());
    Files.writeString(
        layout.history(longLine),
        "{\"reason\": \"" + "a".repeat(9 << 20) + "\"}\n",
        StandardOpenOption.APPEND);
    Files.writeString(layout.history(longLine), "{}\n", StandardOpenOption.APPEND);

    List<String> told =
        SmallHeap.callsOn(root, List.of(large, sparse, deep, abyss, longLine, good));

    assertRefused(told, large, "larger than 16777216 bytes");
    assertRefused(told, sparse, "larger than 16777216 bytes");
    assertRefused(told, deep, "(101) exceeds the maximum allowed (100");
    assertRefused(told, abyss, "(101) exceeds the maximum allowed (100");
    assertThat(told)
        .filteredOn(line -> line.contains(longLine.toString()))
        .hasSize(4)
        .satisfies(
            calls -> {
              // The document is the truth, and it is in order.
              assertThat(calls.get(0)).isEqualTo("get " + longLine + ": 1");
              assertThat(calls.subList(1, 4))
                  .allMatch(call -> call.contains("longer than 8388608 bytes"));
            });
    assertThat(told).contains("history " + good + ": 3", "list: 2 and unreadable 4");
  }

  /** With a query, they would all be in memory. */
  @Test
  void manyComeInOrder() throws Exception {
    int sessions = ProofSize.of(400, 100_000);
    String member = "\"u\": \"" + "a".repeat(ProofSize.of(256 << 10, 1 << 10)) + "\"";
    for (int number = 0; number < sessions; number++) {
      SessionId unused = placed(member);
    }

    String all = sessions + " in order";
    assertThat(SmallHeap.showAllOf(root)).containsExactly("all: " + all + ", then " + all);
  }

  private static void assertRefused(List<String> told, SessionId id, String reason) {
    assertThat(told)
        .filteredOn(line -> line.contains(" " + id + ": "))
        .hasSize(4)
        .allMatch(call -> call.contains(": UNREADABLE cannot read ") && call.contains(reason));
  }

  @Test
  void aChangeThatWouldBeBeyondTheLimitIsRefusedAndTheOldVersionStays() throws Exception {
    // Our layout takes some bytes more for each of these.
    SessionId id =
        placed(
            many(
                MetadataFile.MAX_BYTES - ROOM,
                i -> "\"m" + i + "\":\"" + "a".repeat(5_000) + "\""));
    byte[] before = Files.readAllBytes(layout.metadata(id));

    List<String> told = SmallHeap.callsOn(root, List.of(id));

    assertThat(told)
        .filteredOn(line -> line.startsWith("update"))
        .hasSize(2)
        .allMatch(line -> line.contains("at most 16777216 bytes as a document"));
    assertThat(told)
        .contains("get " + id + ": 1", "history " + id + ": 1", "list: 1 and unreadable 0");
    assertThat(Files.mismatch(layout.metadata(id), Files.write(root.resolve("before"), before)))
        .isEqualTo(-1);
  }
}

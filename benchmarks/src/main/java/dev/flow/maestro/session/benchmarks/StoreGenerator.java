package dev.flow.maestro.session.benchmarks;

import dev.flow.maestro.session.adapter.fs.Durability;
import dev.flow.maestro.session.adapter.fs.FileSessionRepository;
import dev.flow.maestro.session.adapter.fs.FileStoreOptions;
import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.application.port.SessionRepository;
import dev.flow.maestro.session.domain.GitContext;
import dev.flow.maestro.session.domain.Session;
import dev.flow.maestro.session.domain.SessionConfiguration;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.SessionRevision;
import dev.flow.maestro.session.domain.SessionStatus;
import dev.flow.maestro.session.domain.TransitionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes sessions and stores, the same ones whenever it is asked: session {@code n} is the same in
 * every store.
 */
final class StoreGenerator {

  /** A word that about one session in a hundred has in its feature request. */
  static final String RARE_WORD = "kaleidoscope";

  static final TransitionPolicy POLICY = TransitionPolicy.specification();

  private static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");

  /** Between two sessions, and between two changes of one. */
  static final int SECONDS_APART = 97;

  private static final int SHORTEST_REQUEST = 8;
  private static final int LONGEST_REQUEST = 40;
  private static final int RARE = 100;
  private static final int BRANCHES = 20;
  private static final int BITS_OF_A_DIGIT = 4;

  private static final List<String> WORDS =
      List.of(
          "add",
          "the",
          "login",
          "page",
          "cache",
          "export",
          "retry",
          "of",
          "every",
          "report",
          "so",
          "that",
          "users",
          "can",
          "filter",
          "by",
          "date",
          "without",
          "a",
          "reload",
          "fix",
          "memory",
          "leak",
          "in",
          "parser",
          "when",
          "input",
          "is",
          "empty",
          "and",
          "log",
          "why",
          "upload",
          "button",
          "should",
          "warn",
          "before",
          "deleting",
          "notes",
          "offline");

  private static final List<SessionStatus> WAY =
      List.of(
          SessionStatus.PLANNING,
          SessionStatus.GENERATING_TASKS,
          SessionStatus.IMPLEMENTING,
          SessionStatus.VALIDATING,
          SessionStatus.GENERATING_REPORT,
          SessionStatus.COMPLETED);

  private StoreGenerator() {}

  /**
   * A store with this many sessions, made where it is not there yet. It is to be read only.
   *
   * @param folder where such stores are kept
   * @return its root
   */
  static Path store(Path folder, int sessions) {
    Path root = folder.resolve("store-" + sessions);
    Path finished = folder.resolve("store-" + sessions + ".finished");
    try {
      if (!Files.exists(finished)) {
        Files.createDirectories(root);
        FileSessionRepository repository =
            new FileSessionRepository(
                root, FileStoreOptions.defaults().withDurability(Durability.PROCESS));
        for (int n = 0; n < sessions; n++) {
          if (repository.find(id(n)).isEmpty()) {
            repository.land(record(n));
          }
        }
        Files.createFile(finished);
      }
      return root;
    } catch (IOException e) {
      throw new IllegalStateException("cannot make a store in " + root, e);
    }
  }

  /**
   * A folder with nothing in it but an unused repository of git with one commit, as git sees it.
   */
  static Path checkout(Path folder) {
    try {
      Path git = folder.resolve(".git");
      Files.createDirectories(git.resolve("refs").resolve("heads"));
      Files.createDirectories(git.resolve("objects"));
      Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
      Files.writeString(git.resolve("refs").resolve("heads").resolve("main"), commit(0) + "\n");
      Files.writeString(
          git.resolve("config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
      return folder;
    } catch (IOException e) {
      throw new IllegalStateException("cannot make a checkout in " + folder, e);
    }
  }

  /** The id of session {@code n}. */
  static SessionId id(int n) {
    SplittableRandom random = new SplittableRandom(n);
    long version4 = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long variant = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new SessionId(new UUID(version4, variant));
  }

  /** Session {@code n} as it is created. */
  static SessionRevision first(int n) {
    GitContext git =
        new GitContext(
            "feature/" + n % BRANCHES, commit(n), "/home/dev/project", false, Optional.empty());
    return Session.start(
        id(n), featureRequest(n), SessionConfiguration.defaults(), git, createdAt(n));
  }

  /** Session {@code n} somewhere on its way, with its history. */
  static SessionRecord record(int n) {
    SessionRevision first = first(n);
    SessionRecord record =
        new SessionRecord(
            first.session(), List.of(first.event()), Optional.empty(), CompanionFiles.none());
    for (SessionStatus status : WAY.subList(0, n % (WAY.size() + 1))) {
      Session session = record.session();
      record =
          record.with(
              session.transition(
                  status,
                  POLICY,
                  session.lastChange().plusSeconds(SECONDS_APART),
                  Optional.empty()));
    }
    return record;
  }

  /** Takes a session on to the status that follows, with its event. */
  static SessionRevision moveOn(SessionRepository store, SessionId id) {
    return store.update(
        id,
        session ->
            session.transition(
                next(session.status()),
                POLICY,
                session.lastChange().plusMillis(1),
                Optional.empty()));
  }

  /** A status that may follow, so that a session can be moved for ever: paused, and back. */
  private static SessionStatus next(SessionStatus from) {
    return from == SessionStatus.PAUSED ? SessionStatus.PLANNING : SessionStatus.PAUSED;
  }

  private static Instant createdAt(int n) {
    return FIRST.plusSeconds((long) n * SECONDS_APART);
  }

  private static String featureRequest(int n) {
    SplittableRandom random = new SplittableRandom(~n);
    List<String> words = new ArrayList<>();
    int length = random.nextInt(SHORTEST_REQUEST, LONGEST_REQUEST);
    while (words.size() < length) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    if (random.nextInt(RARE) == 0) {
      words.add(RARE_WORD);
    }
    return String.join(" ", words);
  }

  private static String commit(int n) {
    return new SplittableRandom(-n)
        .ints(GitContext.NO_COMMIT.length(), 0, 1 << BITS_OF_A_DIGIT)
        .mapToObj(Integer::toHexString)
        .collect(Collectors.joining());
  }
}

package dev.flow.maestro.session.adapter.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.io.BlockSource;
import org.eclipse.jgit.internal.storage.reftable.MergedReftable;
import org.eclipse.jgit.internal.storage.reftable.ReftableReader;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;

/**
 * References in tables, git's newer way. JGit reads a table; which tables there are is read here,
 * since JGit's own class for that brings in what this package does without.
 */
final class ReftableRefs implements RefStore {

  private static final int LIST_LIMIT = 1 << 20;

  /** How often the tables may be replaced while they are read, as git does now and then. */
  private static final int ATTEMPTS = 5;

  private final GitFolder folder;

  ReftableRefs(GitFolder folder) {
    this.folder = folder;
  }

  @Override
  public Optional<RefValue> read(String name) throws UnreadableGitException {
    Path tables = folder.holding(name).resolve("reftable");
    for (int attempt = 1; ; attempt++) {
      try {
        return read(tables, name);
      } catch (NoSuchFileException e) {
        if (attempt == ATTEMPTS) {
          throw new UnreadableGitException(Path.of(e.getFile()), "is missing");
        }
      } catch (IOException e) {
        throw new UnreadableGitException(tables, e);
      }
    }
  }

  private static Optional<RefValue> read(Path tables, String name)
      throws IOException, UnreadableGitException {
    Path list = tables.resolve("tables.list");
    String names =
        GitFiles.text(list, LIST_LIMIT)
            .orElseThrow(() -> new UnreadableGitException(list, "is missing"));
    List<ReftableReader> stack = new ArrayList<>();
    for (String table : names.lines().toList()) {
      if (table.contains("/")) {
        throw new UnreadableGitException(list, "names a table elsewhere");
      }
      byte[] content = Files.readAllBytes(GitFiles.resolve(tables, table));
      stack.add(new ReftableReader(BlockSource.from(content)));
    }
    return find(tables, stack, name);
  }

  /** The readers hold arrays only, so there is nothing to close. */
  private static Optional<RefValue> find(Path tables, List<ReftableReader> stack, String name)
      throws IOException, UnreadableGitException {
    try {
      Optional<Ref> ref = Optional.ofNullable(new MergedReftable(stack).exactRef(name));
      if (ref.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          ref.get().isSymbolic()
              ? RefValue.symbolic(ref.get().getTarget().getName())
              : RefValue.commit(tables, ObjectId.toString(ref.get().getObjectId())));
    } catch (RuntimeException e) {
      // JGit trusts what it reads: a damaged table sends it out of an array's bounds.
      throw new UnreadableGitException(tables, "holds a damaged table");
    }
  }
}

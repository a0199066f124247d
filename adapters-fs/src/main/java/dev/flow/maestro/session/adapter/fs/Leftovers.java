package dev.flow.maestro.session.adapter.fs;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.domain.SessionId;
import dev.flow.maestro.session.domain.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds what crashed writers left around the sessions. What is being placed now may be under no
 * lock; so it counts only if it is still there after a while. What the trash keeps is none.
 */
final class Leftovers {

  /** The names of what earlier versions deleted for good, by way of the trash. */
  private static final Pattern BEFORE_THE_TRASH_KEPT =
      Pattern.compile("[0-9a-f-]{36}\\.[0-9a-f-]{36}");

  private final StoreLayout layout;
  private final SessionLocks locks;
  private final List<Path> staged;
  private final List<Path> others;

  /** Notes what there is now. */
  Leftovers(StoreLayout layout, SessionLocks locks) {
    this.layout = layout;
    this.locks = locks;
    this.staged = entries(layout.staging(), name -> Staging.idOf(name).isPresent());
    this.others =
        new ArrayList<>(
            entries(layout.trash(), name -> BEFORE_THE_TRASH_KEPT.matcher(name).matches()));
    others.addAll(entries(layout.schemas(), name -> name.endsWith(DurableFiles.TEMPORARY)));
    others.addAll(entries(layout.templates(), name -> name.endsWith(DurableFiles.TEMPORARY)));
    others.addAll(entries(layout.staging(), name -> name.startsWith(FileSystemProbe.PREFIX)));
    others.addAll(
        entries(layout.caches(), name -> IndexWriter.isAbandoned(layout.caches().resolve(name))));
  }

  List<Finding> inspect(boolean repair) {
    List<Finding> findings = new ArrayList<>();
    for (Path folder : staged) {
      SessionId id = Staging.idOf(String.valueOf(folder.getFileName())).orElseThrow();
      crashed(folder, id, repair)
          .map(finding -> finding.in(Optional.of(id)))
          .ifPresent(findings::add);
    }
    Patience patience = new Patience();
    while (!others.isEmpty() && patience.waitALittle()) {
      others.removeIf(path -> !mayExist(path));
    }
    for (Path left : others) {
      finding(left, "was left by a program that crashed", repair).ifPresent(findings::add);
    }
    if (SessionIndex.look(layout.index()) == SessionIndex.State.DAMAGED) {
      finding(layout.index(), "is a damaged index, which is not used", repair)
          .ifPresent(findings::add);
    }
    if (OpenLog.look(layout.changes()) == OpenLog.State.DAMAGED) {
      finding(layout.changes(), "is a damaged log of changes, which is not used", repair)
          .ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> crashed(Path folder, SessionId id, boolean repair) {
    try {
      return locks
          .ifFree(
              id,
              () ->
                  finding(folder, "is a session of which the creation or removal crashed", repair))
          .flatMap(found -> found);
    } catch (StoreUnavailableException e) {
      return Optional.of(StoreInspection.cannotLock(layout.lock(id), e));
    }
  }

  private Optional<Finding> finding(Path path, String problem, boolean repair) {
    return mayExist(path)
        ? Optional.of(
            Repairs.attempt(
                Finding.of(Code.LEFTOVER, path.toString(), problem, "remove it"),
                repair,
                () -> {
                  if (!Trash.remove(path)) {
                    throw new IOException("it cannot be removed");
                  }
                }))
        : Optional.empty();
  }

  private static boolean mayExist(Path path) {
    try {
      return Attributes.exists(path);
    } catch (IOException e) {
      return true;
    }
  }

  private static List<Path> entries(Path folder, Predicate<String> named) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (named.test(String.valueOf(entry.getFileName()))) {
          found.add(entry);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (DirectoryIteratorException e) {
      throw Failures.unavailable("list", folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw Failures.unavailable("list", folder, e);
    }
    found.sort(null);
    return found;
  }
}

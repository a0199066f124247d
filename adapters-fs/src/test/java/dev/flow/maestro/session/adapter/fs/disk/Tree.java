package dev.flow.maestro.session.adapter.fs.disk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The names on a disk: for each folder, what its names stand for. The root is number 0. */
final class Tree {

  static final int ROOT = 0;

  private final Map<Integer, TreeMap<String, Integer>> folders = new HashMap<>();

  Tree() {
    folders.put(ROOT, new TreeMap<>());
  }

  /** A copy, to go its own way. */
  Tree(Tree other) {
    other.folders.forEach((folder, names) -> folders.put(folder, new TreeMap<>(names)));
  }

  /** What a path below the root stands for. */
  Optional<Integer> find(Path relative) {
    Optional<Integer> inode = Optional.of(ROOT);
    for (Path part : relative) {
      String name = part.toString();
      inode = name.isEmpty() ? inode : inode.flatMap(folder -> find(folder, name));
    }
    return inode;
  }

  Optional<Integer> find(int folder, String name) {
    return Optional.ofNullable(names(folder).get(name));
  }

  boolean isFolder(int inode) {
    return folders.containsKey(inode);
  }

  Map<String, Integer> names(int folder) {
    return folders.getOrDefault(folder, new TreeMap<>());
  }

  /** Does it, unless what it is about is not there. */
  void apply(Effect.OfNames effect) {
    if (effect instanceof Effect.Named named) {
      if (named.isFolder()) {
        folders.computeIfAbsent(named.inode(), inode -> new TreeMap<>());
      }
      bind(named.folder(), named.name(), named.inode());
    } else if (effect instanceof Effect.Renamed renamed) {
      if (unbind(renamed.folder(), renamed.name(), renamed.inode())) {
        bind(renamed.newFolder(), renamed.newName(), renamed.inode());
      }
    } else if (effect instanceof Effect.Removed removed) {
      unbind(removed.folder(), removed.name(), removed.inode());
    }
  }

  private void bind(int folder, String name, int inode) {
    folders.computeIfAbsent(folder, number -> new TreeMap<>()).put(name, inode);
  }

  private boolean unbind(int folder, String name, int inode) {
    return folders.getOrDefault(folder, new TreeMap<>()).remove(name, inode);
  }

  /** Whether the effect changes a name of this folder. */
  static boolean touches(Effect.OfNames effect, int folder) {
    return entries(effect).anyMatch(entry -> entry.folder == folder);
  }

  /** Whether the two effects change the same name, so that the later needs the earlier. */
  static boolean depend(Effect.OfNames one, Effect.OfNames other) {
    return entries(one).anyMatch(entry -> entries(other).anyMatch(entry::equals));
  }

  private record Entry(int folder, String name) {}

  private static java.util.stream.Stream<Entry> entries(Effect.OfNames effect) {
    if (effect instanceof Effect.Named named) {
      return java.util.stream.Stream.of(new Entry(named.folder(), named.name()));
    }
    if (effect instanceof Effect.Renamed renamed) {
      return java.util.stream.Stream.of(
          new Entry(renamed.folder(), renamed.name()),
          new Entry(renamed.newFolder(), renamed.newName()));
    }
    if (effect instanceof Effect.Removed removed) {
      return java.util.stream.Stream.of(new Entry(removed.folder(), removed.name()));
    }
    throw new AssertionError(effect);
  }

  @Override
  public String toString() {
    return IntStream.of(folders.keySet().stream().mapToInt(i -> i).sorted().toArray())
        .mapToObj(folder -> folder + "=" + names(folder))
        .toList()
        .toString();
  }
}

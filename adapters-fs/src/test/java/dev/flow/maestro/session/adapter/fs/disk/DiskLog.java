package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was done below one folder since the recording began, when everything there was certain. */
final class DiskLog {

  private final Path root;
  private final Tree base = new Tree();
  private final Map<Integer, byte[]> baseContents = new HashMap<>();
  private final Tree now;
  private final List<Effect> effects = new ArrayList<>();
  private int lastInode = Tree.ROOT;

  /** Begins to record. */
  DiskLog(Path root) throws IOException {
    this.root = root;
    if (Files.isDirectory(root)) {
      try (Stream<Path> found = Files.walk(root)) {
        for (Path path : (Iterable<Path>) found.filter(path -> !path.equals(root))::iterator) {
          takeOver(path);
        }
      }
    }
    now = new Tree(base);
  }

  private void takeOver(Path path) throws IOException {
    int inode = ++lastInode;
    boolean isFolder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    base.apply(new Effect.Named(inode, find(base, parent(path)), name(path), isFolder));
    if (!isFolder) {
      baseContents.put(inode, Files.readAllBytes(path));
    }
  }

  Tree base() {
    return base;
  }

  Map<Integer, byte[]> baseContents() {
    return baseContents;
  }

  synchronized List<Effect> effects() {
    return List.copyOf(effects);
  }

  synchronized int size() {
    return effects.size();
  }

  /** The number of what a path stands for now, below the root. */
  synchronized Optional<Integer> inode(Path path) {
    return path.startsWith(root) ? now.find(root.relativize(path)) : Optional.empty();
  }

  synchronized void made(Path path, boolean isFolder) {
    if (path.startsWith(root) && !path.equals(root)) {
      name(new Effect.Named(++lastInode, find(now, parent(path)), name(path), isFolder));
    }
  }

  synchronized void linked(Path path, Path existing) {
    name(new Effect.Named(find(now, existing), find(now, parent(path)), name(path), false));
  }

  synchronized void renamed(Path from, Path to) {
    name(
        new Effect.Renamed(
            find(now, from), find(now, parent(from)), name(from), find(now, parent(to)), name(to)));
  }

  synchronized void removed(Path path) {
    name(new Effect.Removed(find(now, path), find(now, parent(path)), name(path)));
  }

  private void name(Effect.OfNames effect) {
    now.apply(effect);
    effects.add(effect);
  }

  synchronized void written(int inode, long position, byte[] bytes) {
    effects.add(new Effect.Written(inode, position, ByteBuffer.wrap(bytes)));
  }

  synchronized void cut(int inode, long size) {
    effects.add(new Effect.Cut(inode, size));
  }

  synchronized void forced(int inode, boolean succeeded) {
    effects.add(succeeded ? new Effect.Forced(inode) : new Effect.ForceFailed(inode));
  }

  private int find(Tree tree, Path path) {
    return tree.find(root.relativize(path)).orElseThrow(() -> new AssertionError("no " + path));
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new AssertionError(path + " has no parent");
    }
    return parent;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}

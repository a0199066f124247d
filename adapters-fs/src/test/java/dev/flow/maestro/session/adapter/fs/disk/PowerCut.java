package dev.flow.maestro.session.adapter.fs.disk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The disk at the moment at which the power goes: certain is the content of files that were forced,
 * and the names in folders that were. A file that is forced keeps its content, not its name. A
 * rename happens in both folders or in neither. All else may be there, in part, or not.
 */
final class PowerCut {

  private final Tree certain;
  private final List<Effect.OfNames> pending = new ArrayList<>();
  private final Map<Integer, FileContent> contents = new HashMap<>();

  /** After the first so many effects of the log. */
  PowerCut(DiskLog log, int effects) {
    certain = new Tree(log.base());
    log.baseContents().forEach((inode, bytes) -> contents.put(inode, new FileContent(bytes)));
    log.effects().subList(0, effects).forEach(this::apply);
  }

  private void apply(Effect effect) {
    if (effect instanceof Effect.OfNames names) {
      pending.add(names);
    } else if (effect instanceof Effect.OfContent content) {
      content(content.inode()).apply(content);
    } else if (effect instanceof Effect.Forced forced) {
      content(forced.inode()).force();
      forceNames(forced.inode());
    } else if (effect instanceof Effect.ForceFailed failed) {
      content(failed.inode()).failForce();
    }
  }

  private FileContent content(int inode) {
    return contents.computeIfAbsent(inode, number -> new FileContent(new byte[0]));
  }

  /** Makes the names of a folder certain, and what they follow from. */
  private void forceNames(int folder) {
    List<Effect.OfNames> needed = new ArrayList<>();
    for (int i = pending.size() - 1; i >= 0; i--) {
      Effect.OfNames effect = pending.get(i);
      if (Tree.touches(effect, folder)
          || needed.stream().anyMatch(later -> Tree.depend(effect, later))) {
        needed.add(0, effect);
      }
    }
    needed.forEach(certain::apply);
    pending.removeIf(effect -> needed.stream().anyMatch(done -> done == effect));
  }

  /** Nothing survives that is not certain. */
  DiskImage worst() {
    Map<Integer, byte[]> bytes = new HashMap<>();
    contents.forEach((inode, content) -> bytes.put(inode, content.forcedOnly()));
    return DiskImage.of(certain, bytes);
  }

  /** Everything survives that the system has not forgotten. */
  DiskImage best() {
    Tree tree = new Tree(certain);
    pending.forEach(tree::apply);
    Map<Integer, byte[]> bytes = new HashMap<>();
    contents.forEach((inode, content) -> bytes.put(inode, content.all()));
    return DiskImage.of(tree, bytes);
  }

  /** Of what is not certain each thing survives or not; contents also in part. */
  DiskImage mixed(Random random) {
    Tree tree = new Tree(certain);
    pending.stream().filter(effect -> random.nextBoolean()).forEach(tree::apply);
    Map<Integer, byte[]> bytes = new HashMap<>();
    contents.forEach((inode, content) -> bytes.put(inode, content.some(random)));
    return DiskImage.of(tree, bytes);
  }
}

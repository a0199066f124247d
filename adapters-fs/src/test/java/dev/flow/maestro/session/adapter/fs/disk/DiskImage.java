package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lies on a disk: the paths of its folders, and its files by path with their content. */
record DiskImage(SortedSet<String> folders, SortedMap<String, String> files) {

  /** Longer than a reader waits for somebody who is still writing. */
  private static final FileTime A_WHILE_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /** The tree with the contents, each byte as one character. */
  static DiskImage of(Tree tree, Map<Integer, byte[]> contents) {
    DiskImage image = new DiskImage(new TreeSet<>(), new TreeMap<>());
    image.add("", Tree.ROOT, tree, contents);
    return image;
  }

  private void add(String path, int folder, Tree tree, Map<Integer, byte[]> contents) {
    tree.names(folder)
        .forEach(
            (name, inode) -> {
              String child = path + name;
              if (tree.isFolder(inode)) {
                folders.add(child);
                add(child + "/", inode, tree, contents);
              } else {
                byte[] content = contents.getOrDefault(inode, new byte[0]);
                files.put(child, new String(content, StandardCharsets.ISO_8859_1));
              }
            });
  }

  /** What lies in a real folder. */
  static DiskImage read(Path root) throws IOException {
    DiskLog log = new DiskLog(root);
    return of(log.base(), log.baseContents());
  }

  /** Makes it all that lies in a real folder, last changed a while ago. */
  void restore(Path root) throws IOException {
    empty(root);
    for (String folder : folders) {
      Files.createDirectories(root.resolve(folder));
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      Files.write(path, file.getValue().getBytes(StandardCharsets.ISO_8859_1));
      Files.setLastModifiedTime(path, A_WHILE_AGO);
    }
  }

  private static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          empty(entry);
        }
        Files.delete(entry);
      }
    }
  }
}

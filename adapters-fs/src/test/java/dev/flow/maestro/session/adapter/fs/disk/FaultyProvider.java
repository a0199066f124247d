package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;

/** The operations of a {@link FaultyDisk} on paths. Copying is not among them. */
final class FaultyProvider extends FileSystemProvider {

  private final FaultyDisk disk;

  FaultyProvider(FaultyDisk disk) {
    this.disk = disk;
  }

  private static FileSystemProvider provider(Path path) {
    return path.getFileSystem().provider();
  }

  private Path before(Operation operation, Path path) throws IOException {
    Path real = FaultyPath.real(path);
    disk.before(operation, real);
    return real;
  }

  @Override
  public String getScheme() {
    return "faulty";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
    return newFileChannel(path, options, attrs);
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs) throws IOException {
    boolean append = options.contains(StandardOpenOption.APPEND);
    boolean writes = append || options.contains(StandardOpenOption.WRITE);
    Path real = before(writes ? Operation.OPEN_TO_WRITE : Operation.OPEN, path);
    boolean isNew = !Files.exists(real, LinkOption.NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(real, options, attrs);
    if (isNew) {
      disk.log().made(real, false);
    } else if (writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
      disk.log().inode(real).ifPresent(inode -> disk.log().cut(inode, 0));
    }
    return new FaultyChannel(disk, real, channel, append);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path dir, DirectoryStream.Filter<? super Path> filter) throws IOException {
    Path real = before(Operation.LIST, dir);
    return new FaultyFolderStream(
        disk, real, provider(real).newDirectoryStream(real, path -> true), filter);
  }

  @Override
  public void createDirectory(Path dir, FileAttribute<?>... attrs) throws IOException {
    Path real = before(Operation.MKDIR, dir);
    Files.createDirectory(real, attrs);
    disk.log().made(real, true);
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attrs)
      throws IOException {
    Files.createSymbolicLink(before(Operation.LINK, link), FaultyPath.real(target), attrs);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    Path real = before(Operation.LINK, link);
    Files.createLink(real, FaultyPath.real(existing));
    disk.log().linked(real, FaultyPath.real(existing));
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return disk.path(Files.readSymbolicLink(before(Operation.ATTRIBUTES, link)));
  }

  @Override
  public void delete(Path path) throws IOException {
    Path real = before(Operation.DELETE, path);
    Files.delete(real);
    disk.log().removed(real);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Path from = before(Operation.MOVE, source);
    Path to = FaultyPath.real(target);
    Files.move(from, to, options);
    disk.log().renamed(from, to);
  }

  @Override
  public boolean isSameFile(Path path, Path path2) throws IOException {
    return Files.isSameFile(before(Operation.ATTRIBUTES, path), FaultyPath.real(path2));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(FaultyPath.real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(before(Operation.ATTRIBUTES, path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = before(Operation.ATTRIBUTES, path);
    provider(real).checkAccess(real, modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    Path real = FaultyPath.real(path);
    return FaultyView.of(disk, real, type, Files.getFileAttributeView(real, type, options));
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(before(Operation.ATTRIBUTES, path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(before(Operation.ATTRIBUTES, path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(before(Operation.PERMISSIONS, path), attribute, value, options);
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/**
 * A file system that passes everything on to the real one, but asks a {@link Trap} before each
 * operation, records what was done, and knows what is open. Unless told otherwise it does not
 * force: the record of a force is what {@link PowerCut} believes.
 */
final class FaultyDisk extends FileSystem {

  private final FileSystem real = FileSystems.getDefault();
  private final FaultyProvider provider = new FaultyProvider(this);
  private final Set<FaultyChannel> open = ConcurrentHashMap.newKeySet();
  private final Set<Operation> reallyForced;
  private volatile Trap trap = Trap.NONE;
  private volatile DiskLog log;

  /** Records what is done below this folder. */
  FaultyDisk(Path recorded) throws IOException {
    this(recorded, Set.of());
  }

  /**
   * Records what is done below this folder.
   *
   * @param reallyForced which forces reach the real disk
   */
  FaultyDisk(Path recorded, Set<Operation> reallyForced) throws IOException {
    this.reallyForced = reallyForced;
    this.log = new DiskLog(recorded);
  }

  /** Begins a new record, below another folder; what is there now counts as certain. */
  DiskLog record(Path recorded) throws IOException {
    log = new DiskLog(recorded);
    return log;
  }

  /** Sets the trap, in place of the last one. */
  void set(Trap next) {
    trap = next;
  }

  /** The same file, by way of this disk. */
  Path path(Path realPath) {
    return new FaultyPath(this, realPath);
  }

  DiskLog log() {
    return log;
  }

  void before(Operation operation, Path realPath) throws IOException {
    trap.before(operation, realPath);
  }

  boolean forces(Operation force) {
    return reallyForced.contains(force);
  }

  void opened(FaultyChannel channel) {
    open.add(channel);
  }

  void closed(FaultyChannel channel) {
    open.remove(channel);
  }

  /** The files that are open, each as often as it is. */
  List<Path> openFiles() {
    return open.stream().map(FaultyChannel::path).toList();
  }

  /** Closes what is open. */
  void closeAll() throws IOException {
    for (FaultyChannel channel : open) {
      channel.close();
    }
  }

  /** The files on which a lock is held that nothing has dropped. */
  List<Path> lockedFiles() {
    return open.stream()
        .filter(channel -> channel.locks().anyMatch(FileLock::isValid))
        .map(FaultyChannel::path)
        .toList();
  }

  @Override
  public FaultyProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return real.isReadOnly();
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return StreamSupport.stream(real.getRootDirectories().spliterator(), false)
        .map(this::path)
        .toList();
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return path(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    PathMatcher matcher = real.getPathMatcher(syntaxAndPattern);
    return path -> matcher.matches(FaultyPath.real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() throws IOException {
    return real.newWatchService();
  }
}

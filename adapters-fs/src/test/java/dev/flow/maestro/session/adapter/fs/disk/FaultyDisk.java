package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Set;

/**
 * The real disk, whose operations are counted, and of which one, or all from one on, fail. Counted
 * is what the system may refuse: opening, reading, writing, forcing, cutting, moving, linking,
 * deleting, making, listing, locking, and asking for attributes; not what only names things, nor
 * closing.
 */
public final class FaultyDisk extends FileSystem {

  private final FileSystem real = FileSystems.getDefault();
  private final FaultyProvider provider = new FaultyProvider(this);
  private int operations;
  private int failing = Integer.MAX_VALUE;
  private boolean forEver;
  private Fault fault = Fault.EIO;
  private boolean onlyForces;

  /** A path of the real disk, on this one. */
  public Path path(Path realPath) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyDisk.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getFileSystem")) {
                return this;
              }
              Object[] theirs =
                  arguments == null
                      ? new Object[0]
                      : Arrays.stream(arguments)
                          .map(it -> it instanceof Path path ? real(path) : it)
                          .toArray();
              if (method.getName().equals("equals") && arguments[0] instanceof Path other) {
                return other.getFileSystem() == this && realPath.equals(real(other));
              }
              try {
                Object result = method.invoke(realPath, theirs);
                return result instanceof Path path ? path(path) : result;
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  /** The same path on the real disk. */
  Path real(Path path) {
    return real.getPath(path.toString());
  }

  /** From now on counts anew, and lets the operation with this number fail, from 1. */
  public void failAt(int operation, Fault with, boolean andAllThatFollow) {
    operations = 0;
    failing = operation;
    fault = with;
    forEver = andAllThatFollow;
    onlyForces = false;
  }

  /** The same, where only forces count. */
  public void failForceAt(int force, Fault with) {
    failAt(force, with, false);
    onlyForces = true;
  }

  /** Lets nothing fail any more; whether something did. */
  public boolean heal() {
    boolean failed = operations >= failing;
    failing = Integer.MAX_VALUE;
    return failed;
  }

  /** One operation; called before each. */
  void operation(String file) throws IOException {
    if (!onlyForces) {
      count(file);
    }
  }

  /** One force. */
  void force(String file) throws IOException {
    count(file);
  }

  private synchronized void count(String file) throws IOException {
    operations++;
    if (operations == failing || (forEver && operations > failing)) {
      throw fault.on(file);
    }
  }

  @Override
  public FileSystemProvider provider() {
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
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    throw new UnsupportedOperationException();
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
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(real(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException();
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A channel of a {@link FaultyDisk}. Mapping and transfers are not among its operations. */
final class FaultyChannel extends FileChannel {

  private final FaultyDisk disk;
  private final Path path;
  private final FileChannel real;
  private final boolean append;
  private final Optional<Integer> inode;
  private final boolean isFolder;
  private final List<FileLock> locks = new CopyOnWriteArrayList<>();

  FaultyChannel(FaultyDisk disk, Path path, FileChannel real, boolean append) {
    this.disk = disk;
    this.path = path;
    this.real = real;
    this.append = append;
    this.inode = disk.log().inode(path);
    this.isFolder = Files.isDirectory(path);
    disk.opened(this);
  }

  Path path() {
    return path;
  }

  Stream<FileLock> locks() {
    return locks.stream();
  }

  @Override
  public int read(ByteBuffer dst) throws IOException {
    disk.before(Operation.READ, path);
    return real.read(dst);
  }

  @Override
  public long read(ByteBuffer[] dsts, int offset, int length) throws IOException {
    disk.before(Operation.READ, path);
    return real.read(dsts, offset, length);
  }

  @Override
  public int read(ByteBuffer dst, long position) throws IOException {
    disk.before(Operation.READ, path);
    return real.read(dst, position);
  }

  @Override
  public int write(ByteBuffer src) throws IOException {
    long position = append ? real.size() : real.position();
    return write(src, position, real::write);
  }

  @Override
  public int write(ByteBuffer src, long position) throws IOException {
    return write(src, position, bytes -> real.write(bytes, position));
  }

  /** Writes to the real file. */
  private interface Writing {
    int write(ByteBuffer bytes) throws IOException;
  }

  private int write(ByteBuffer src, long position, Writing writing) throws IOException {
    try {
      disk.before(Operation.WRITE, path);
    } catch (IOException e) {
      pass(src.slice(src.position(), src.remaining() / 2), position, writing);
      throw e;
    }
    return pass(src, position, writing);
  }

  private int pass(ByteBuffer src, long position, Writing writing) throws IOException {
    ByteBuffer bytes = src.duplicate();
    int count = writing.write(src);
    byte[] written = new byte[count];
    bytes.get(written);
    inode.ifPresent(number -> disk.log().written(number, position, written));
    return count;
  }

  @Override
  public long write(ByteBuffer[] srcs, int offset, int length) throws IOException {
    long count = 0;
    for (ByteBuffer src : List.of(srcs).subList(offset, offset + length)) {
      count += write(src);
    }
    return count;
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    real.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    disk.before(Operation.READ, path);
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.before(Operation.TRUNCATE, path);
    real.truncate(size);
    inode.ifPresent(number -> disk.log().cut(number, size));
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    Operation force = isFolder ? Operation.FORCE_FOLDER : Operation.FORCE_FILE;
    try {
      disk.before(force, path);
    } catch (IOException e) {
      inode.ifPresent(number -> disk.log().forced(number, false));
      throw e;
    }
    if (disk.forces(force)) {
      real.force(metaData);
    } else {
      // In place of forcing, something that an interrupt ends in the same way.
      real.size();
    }
    inode.ifPresent(number -> disk.log().forced(number, true));
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel src, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    disk.before(Operation.LOCK, path);
    return held(real.lock(position, size, shared));
  }

  @Override
  @SuppressWarnings("NullAway") // As FileChannel says: null where somebody else holds it.
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    disk.before(Operation.LOCK, path);
    FileLock lock = real.tryLock(position, size, shared);
    return lock == null ? null : held(lock);
  }

  private FileLock held(FileLock lock) {
    locks.add(lock);
    return new FileLock(this, lock.position(), lock.size(), lock.isShared()) {
      @Override
      public boolean isValid() {
        return lock.isValid();
      }

      @Override
      public void release() throws IOException {
        lock.release();
      }
    };
  }

  @Override
  protected void implCloseChannel() throws IOException {
    disk.closed(this);
    real.close();
  }
}

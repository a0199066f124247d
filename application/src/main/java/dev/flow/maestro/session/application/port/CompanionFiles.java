package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files that other tools keep with a session, shown one by one, so that no content has to be in
 * memory. They may be read once.
 */
@FunctionalInterface
public interface CompanionFiles {

  /**
   * Shows every file, in the order of the names. What the visitor throws ends this and goes
   * through.
   *
   * @throws dev.flow.maestro.session.domain.SessionException if they cannot be read; so do the
   *     streams that the visitor is given
   */
  void showTo(Visitor visitor);

  /** Is shown files. */
  interface Visitor {

    /** Is shown a file. The content can be read before this returns, and need not be. */
    void onFile(CompanionName name, InputStream content);

    /** Is told of something that is there and cannot be shown, such as a link. */
    void onUnreadable(UnreadableRecord record);
  }

  /**
   * Reads all of them into memory: for stores that keep them as values.
   *
   * @throws UnreadableSessionException if something is there that cannot be shown
   */
  default SortedMap<CompanionName, byte[]> contents() {
    SortedMap<CompanionName, byte[]> contents = new TreeMap<>();
    showTo(
        new Visitor() {
          @Override
          public void onFile(CompanionName name, InputStream content) {
            try {
              contents.put(name, content.readAllBytes());
            } catch (IOException e) {
              throw new StoreUnavailableException(name.text(), "cannot read " + name, e);
            }
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            throw new UnreadableSessionException(record);
          }
        });
    return contents;
  }

  /** No files. */
  static CompanionFiles none() {
    return visitor -> {};
  }

  /** Files in memory, which may be read any number of times. The arrays must not change. */
  static CompanionFiles of(SortedMap<CompanionName, byte[]> contents) {
    return visitor ->
        contents.forEach(
            (name, content) -> visitor.onFile(name, new ByteArrayInputStream(content)));
  }
}

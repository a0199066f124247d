package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.CompanionName;
import dev.flow.maestro.session.domain.UnreadableRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files of other tools into memory. */
final class FileContents {

  private FileContents() {}

  static SortedMap<CompanionName, byte[]> of(CompanionFiles files) {
    SortedMap<CompanionName, byte[]> contents = new TreeMap<>();
    files.showTo(
        new CompanionFiles.Visitor() {
          @Override
          public void onFile(CompanionName name, InputStream content) {
            try {
              contents.put(name, content.readAllBytes());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          }

          @Override
          public void onUnreadable(UnreadableRecord record) {
            throw new AssertionError("cannot be read: " + record);
          }
        });
    return contents;
  }
}

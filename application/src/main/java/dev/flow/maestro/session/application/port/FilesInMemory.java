package dev.flow.maestro.session.application.port;

import dev.flow.maestro.session.domain.StoreUnavailableException;
import dev.flow.maestro.session.domain.UnreadableRecord;
import dev.flow.maestro.session.domain.UnreadableSessionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of other tools with their contents, for a store in memory. */
record FilesInMemory(SortedMap<CompanionName, byte[]> contents) {

  FilesInMemory {
    contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
  }

  static FilesInMemory of(CompanionFiles files) {
    SortedMap<CompanionName, byte[]> contents = new TreeMap<>();
    files.showTo(
        new CompanionFiles.Visitor() {
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
    return new FilesInMemory(contents);
  }

  FilesInMemory with(FilesInMemory others) {
    SortedMap<CompanionName, byte[]> both = new TreeMap<>(contents);
    both.putAll(others.contents);
    return new FilesInMemory(both);
  }

  CompanionFiles files() {
    return CompanionFiles.of(contents);
  }
}

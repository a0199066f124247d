package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.CompanionFiles;
import dev.flow.maestro.session.application.port.SessionRecord;
import dev.flow.maestro.session.domain.SessionRevision;
import java.util.Optional;

/** Stores that take sessions from elsewhere wrongly. */
final class BrokenLanders {

  private BrokenLanders() {}

  static final class OverwritesOnLanding extends SharedMemoryContract {
    OverwritesOnLanding() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void land(SessionRecord record) {
                  disk.entries.put(record.session().id(), Entry.of(record));
                }
              });
    }
  }

  static final class LosesTheFiles extends SharedMemoryContract {
    LosesTheFiles() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void land(SessionRecord record) {
                  super.land(record.with(CompanionFiles.none()));
                }
              });
    }
  }

  static final class LosesWhatItDoesNotKnow extends SharedMemoryContract {
    LosesWhatItDoesNotKnow() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void land(SessionRecord record) {
                  super.land(
                      new SessionRecord(
                          record.session(), record.history(), Optional.empty(), record.files()));
                }
              });
    }
  }

  static final class LandsBeforeItHasTheFiles extends SharedMemoryContract {
    LandsBeforeItHasTheFiles() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void land(SessionRecord record) {
                  super.land(record.with(CompanionFiles.none()));
                  Entry landed = existing(record.session().id());
                  disk.entries.put(
                      record.session().id(), landed.withFiles(FileContents.of(record.files())));
                }
              });
    }
  }

  static final class AdvancesWhateverHappened extends SharedMemoryContract {
    AdvancesWhateverHappened() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void advance(SessionRecord record) {
                  Entry before = existing(record.session().id());
                  Entry come = Entry.of(record);
                  disk.entries.put(
                      record.session().id(),
                      come.withFiles(before.files()).withFiles(come.files()));
                }
              });
    }
  }

  static final class TellsOnlyTheLastEvent extends SharedMemoryContract {
    TellsOnlyTheLastEvent() {
      super(
          disk ->
              new SharedMemoryStore(disk) {
                @Override
                public void advance(SessionRecord record) {
                  Entry before = existing(record.session().id());
                  super.advance(record);
                  disk.entries.put(
                      record.session().id(),
                      before
                          .with(new SessionRevision(record.session(), record.lastEvent()))
                          .withFiles(FileContents.of(record.files())));
                }
              });
    }
  }
}

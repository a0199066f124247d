package dev.flow.maestro.session.adapter.fs;

import static dev.flow.maestro.session.testkit.SessionBuilder.aSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import dev.flow.maestro.session.application.port.Finding.Repair;
import dev.flow.maestro.session.application.port.Inspection;
import dev.flow.maestro.session.application.port.StoreReport;
import dev.flow.maestro.session.domain.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found in a store in which one thing is wrong that a person must mend. */
class InspectionTest extends InspectedStore {

  private void assertByHand(Code code, Optional<SessionId> session, Path path, String problem)
      throws IOException {
    Finding finding = onlyFinding();
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.session()).isEqualTo(session);
    assertThat(finding.location()).isEqualTo(path.toString());
    assertThat(finding.problem()).contains(problem);
    assertThat(finding.repair()).isEqualTo(Repair.BY_HAND);

    var before = Stores.tree(layout.sessions());
    assertThat(store.inspect(Inspection.repairing()).findings()).containsExactly(finding);
    assertThat(Stores.tree(layout.sessions())).isEqualTo(before);
  }

  @Test
  void aHealthyStoreHasNothing() throws IOException {
    Stores.placePeerSession(root, "3f01b541-5cc9-47a7-9f8b-d884159c705f");
    Files.createDirectories(layout.folder(OTHER));
    Files.writeString(layout.folder(OTHER).resolve("checkpoints.json"), "[]");
    Stores.editAsPeer(layout.metadata(id), "planning", "failed");

    assertThat(inspect()).isEqualTo(new StoreReport(2, List.of()));
    assertThat(inspect().isHealthy()).isTrue();
  }

  @Test
  void whereThereIsNoStoreNoneIsMade(@TempDir Path empty) {
    StoreReport report = new FileSessionRepository(empty).inspect(Inspection.repairing());

    assertThat(report).isEqualTo(new StoreReport(0, List.of()));
    assertThat(empty).isEmptyDirectory();
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    Stores.create(store, aSession().revision());
    List<String> told = new ArrayList<>();

    store.inspect(Inspection.looking().telling((checked, all) -> told.add(checked + "/" + all)));

    assertThat(told).containsExactly("1/2", "2/2");
  }

  @Test
  void aDocumentThatCannotBeReadIsToldWithItsPlace() throws IOException {
    Path metadata = layout.metadata(id);
    Files.writeString(metadata, Files.readString(metadata).replace("\"planning\"", "17"));

    assertByHand(Code.UNREADABLE, Optional.of(id), metadata, "must be a string");
    assertThat(onlyFinding().member()).contains("status");
    assertThat(onlyFinding().offset()).hasValue(Files.readString(metadata).indexOf(" 17") + 1);
  }

  @Test
  void aHistoryThatCannotBeReadIsToldWithItsPlace() throws IOException {
    Files.writeString(layout.history(id), "x\n" + Files.readString(layout.history(id)));

    assertByHand(Code.UNREADABLE, Optional.of(id), layout.history(id), "");
    assertThat(onlyFinding().offset()).hasValue(0);
  }

  @Test
  void aDocumentOfAnotherSession() throws IOException {
    Stores.editAsPeer(layout.metadata(id), id.toString(), OTHER.toString());

    assertByHand(
        Code.ID_MISMATCH, Optional.of(id), layout.metadata(id), "is " + OTHER + ", but the");
  }

  @Test
  void aFolderThatIsNotNamedLikeASession() throws IOException {
    Path misnamed = layout.sessions().resolve("copy of a session");
    Files.createDirectory(misnamed);
    Files.copy(layout.metadata(id), misnamed.resolve("metadata.json"));

    assertByHand(
        Code.ID_MISMATCH,
        Optional.empty(),
        misnamed.resolve("metadata.json"),
        "its folder's name is not the id of a session");
    assertThat(inspect().records()).isEqualTo(2);
  }

  @Test
  void aHistoryWithoutADocument() throws IOException {
    Files.delete(layout.metadata(id));

    assertByHand(Code.DOCUMENT_MISSING, Optional.of(id), layout.metadata(id), "no document");
  }

  @Test
  void whatTheSchemaDoesNotAllow() throws IOException {
    Stores.editAsPeer(
        layout.metadata(id), "\"current_phase\": \"plan\"", "\"current_phase\": null");

    assertByHand(Code.SCHEMA_VIOLATION, Optional.of(id), layout.metadata(id), "is null");
    assertThat(onlyFinding().member()).contains("current_phase");
  }

  @Test
  void aHistoryThatContradictsItself() throws IOException {
    String lines = Files.readString(layout.history(id));
    Files.writeString(layout.history(id), lines.substring(lines.indexOf('\n') + 1));

    assertByHand(
        Code.HISTORY_CONTRADICTION,
        Optional.of(id),
        layout.history(id),
        "the first event is of the type transitioned");
  }

  @Test
  void aHistoryThatContradictsTheDocument() throws IOException {
    String lines = Files.readString(layout.history(id));
    Files.writeString(
        layout.history(id),
        lines
            .replace("\"revision\": 2", "\"revision\": 3")
            .replaceAll(", \"checksum\": \"[0-9a-f]*\"", ""));

    List<Finding> findings = inspect().findings();

    assertThat(findings).extracting(Finding::code).containsOnly(Code.HISTORY_CONTRADICTION);
    assertThat(findings)
        .extracting(Finding::problem)
        .containsExactly(
            "revision 3 follows revision 1", "the document names revision 2, its event revision 3");
  }

  @Test
  void aLinkInThePlaceOfASession(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(layout.folder(OTHER), elsewhere);

    assertByHand(Code.LINK, Optional.of(OTHER), layout.folder(OTHER), "is a link");
  }

  @Test
  void aLinkInThePlaceOfAFile(@TempDir Path elsewhere) throws IOException {
    Path history = Files.move(layout.history(id), elsewhere.resolve("history.jsonl"));
    Files.createSymbolicLink(layout.history(id), history);

    assertByHand(Code.LINK, Optional.of(id), layout.history(id), "is a link");
  }

  @Test
  void aLinkInThePlaceOfTheStore(@TempDir Path elsewhere) throws IOException {
    Path sessions = Files.move(layout.sessions(), elsewhere.resolve("sessions"));
    Files.createSymbolicLink(layout.sessions(), sessions);

    assertThat(inspect().findings())
        .extracting(Finding::code, Finding::location)
        .containsExactly(tuple(Code.LINK, layout.sessions().toString()));
  }

  @Test
  void whatItsOwnerMayNotUse() throws IOException {
    Files.setPosixFilePermissions(layout.history(id), PosixFilePermissions.fromString("r--r--r--"));

    assertByHand(
        Code.PERMISSIONS,
        Optional.of(id),
        layout.history(id),
        "its owner may not read and write it: r--r--r--");
  }

  @Test
  void whatEverybodyMayWrite() throws IOException {
    Files.setPosixFilePermissions(
        layout.trash().getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(layout.sessions(), PosixFilePermissions.fromString("rwxrwxrwx"));

    assertByHand(Code.PERMISSIONS, Optional.empty(), layout.sessions(), "everybody may write it");
  }

  @Test
  void aSessionThatSomebodyHoldsIsNotSaidToBeLookedAt() throws Exception {
    Files.writeString(layout.history(id), "{", StandardOpenOption.APPEND);
    try (OtherProcess holder = OtherProcess.holding(layout.lock(id))) {
      assertThat(holder.isAlive()).isTrue();

      assertByHand(Code.LOCKED, Optional.of(id), layout.lock(id), "were not looked at");
    }
    assertThat(onlyFinding().code()).isEqualTo(Code.UNCOMMITTED_EVENT);
  }
}

package dev.flow.maestro.session.adapter.fs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flow.maestro.session.application.port.RootState;
import dev.flow.maestro.session.application.port.SessionQuery;
import dev.flow.maestro.session.testkit.SessionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRepositoryAccessTest {

  private final FileRepositoryAccess access = new FileRepositoryAccess();

  @TempDir Path folder;
  private Path shop;

  @BeforeEach
  void makeAStore() throws IOException {
    folder = folder.toRealPath();
    shop = Files.createDirectory(folder.resolve("shop"));
    access.open(shop).create(SessionBuilder.aSession().revision());
  }

  @Test
  void aStoreIsPresentAndCanBeOpened() {
    assertThat(access.look(shop)).isEqualTo(RootState.present(shop, shop));
    assertThat(access.open(shop).query(SessionQuery.all()).sessions()).hasSize(1);
  }

  @Test
  void severalWaysToAStoreHaveOneRealRoot() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), shop);

    assertThat(access.look(link)).isEqualTo(RootState.present(link, shop));
    assertThat(access.look(shop.resolve(".flow/..")).realRoot()).isEqualTo(shop);
    assertThat(access.look(Path.of(shop + "/")).realRoot()).isEqualTo(shop);
  }

  @Test
  void aFolderWithoutSessionsHasNoStore() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(access.look(empty)).isEqualTo(RootState.noStore(empty, empty));
    Files.createDirectories(empty.resolve(".flow/maestro"));
    assertThat(access.look(empty)).isEqualTo(RootState.noStore(empty, empty));
    assertThat(access.open(empty).query(SessionQuery.all()).sessions()).isEmpty();
  }

  @Test
  void whatIsNotThereIsGone() throws IOException {
    Path gone = folder.resolve("gone");
    Path below = Files.writeString(folder.resolve("file"), "").resolve("x");
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), gone);

    assertThat(access.look(gone)).isEqualTo(RootState.gone(gone));
    assertThat(access.look(dangling)).isEqualTo(RootState.gone(dangling));
    assertThat(access.look(below).kind()).isIn(RootState.Kind.GONE, RootState.Kind.UNREADABLE);
  }

  @Test
  void whatCannotBeLookedIntoSaysWhy() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(access.look(file)).isEqualTo(RootState.unreadable(file, file, "it is no folder"));

    Path loop = folder.resolve("loop");
    Files.createSymbolicLink(loop, loop);
    assertThat(access.look(loop).kind()).isEqualTo(RootState.Kind.UNREADABLE);

    Path odd = Files.createDirectories(folder.resolve("odd/.flow/maestro")).resolve("sessions");
    Files.createSymbolicLink(odd, shop.resolve(".flow/maestro/sessions"));
    RootState state = access.look(folder.resolve("odd"));
    assertThat(state.kind()).isEqualTo(RootState.Kind.UNREADABLE);
    assertThat(state.reason()).isEqualTo(odd + " is a link, which is not followed");
  }
}

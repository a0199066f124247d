package dev.flow.maestro.session.adapter.fs;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.flow.maestro.session.application.port.Finding;
import dev.flow.maestro.session.application.port.Finding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Judges who may do what with a file or folder of the store, by its mode and owner. That root may
 * do anything hides nothing. Where there are no such permissions, as on Windows, all is well.
 */
final class Permissions {

  private static final Set<PosixFilePermission> OF_A_FILE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final Set<PosixFilePermission> OF_A_FOLDER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final Path store;

  Permissions(StoreLayout layout) {
    this.store = layout.sessions();
  }

  Optional<Finding> ofFile(Path file) {
    return judge(file, OF_A_FILE);
  }

  Optional<Finding> ofFolder(Path folder) {
    return judge(folder, OF_A_FOLDER);
  }

  private Optional<Finding> judge(Path path, Set<PosixFilePermission> needed) {
    try {
      PosixFileAttributeView view =
          Files.getFileAttributeView(path, PosixFileAttributeView.class, NOFOLLOW_LINKS);
      if (view == null) {
        return Optional.empty();
      }
      return problem(view.readAttributes(), needed)
          .map(
              problem ->
                  Finding.of(Code.PERMISSIONS, path.toString(), problem, "change it with chmod"));
    } catch (NoSuchFileException e) {
      // Gone meanwhile.
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(
          Finding.of(
              Code.PERMISSIONS,
              path.toString(),
              "its permissions cannot be read: " + Failures.reason(e),
              "change those of the folders above it"));
    }
  }

  private Optional<String> problem(PosixFileAttributes attributes, Set<PosixFilePermission> needed)
      throws IOException {
    Set<PosixFilePermission> permissions = attributes.permissions();
    String mode = PosixFilePermissions.toString(permissions);
    UserPrincipal owner = Files.getOwner(store, NOFOLLOW_LINKS);
    if (!permissions.containsAll(needed)) {
      return Optional.of(
          "its owner may not "
              + (needed.equals(OF_A_FOLDER) ? "read, write and enter" : "read and write")
              + " it: "
              + mode);
    }
    if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      return Optional.of("everybody may write it: " + mode);
    }
    if (!attributes.owner().equals(owner)
        && !permissions.contains(PosixFilePermission.GROUP_WRITE)) {
      return Optional.of(
          "it belongs to "
              + attributes.owner().getName()
              + ", and "
              + owner.getName()
              + ", who owns the store, may not write it: "
              + mode);
    }
    return Optional.empty();
  }
}

package dev.flow.maestro.session.adapter.fs.disk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;

/** A view of a file's attributes whose calls can fail, of whatever type. */
final class FaultyView {

  private FaultyView() {}

  /** The view; none, where the real system has none. */
  @SuppressWarnings("NullAway") // As the provider says: null where the view is not available.
  static <V extends FileAttributeView> V of(FaultyDisk disk, Path path, Class<V> type, V real) {
    if (real == null) {
      return null;
    }
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader() == null
                ? FaultyView.class.getClassLoader()
                : type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().startsWith("set")) {
                disk.before(Operation.PERMISSIONS, path);
              } else if (!method.getName().equals("name")) {
                disk.before(Operation.ATTRIBUTES, path);
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
    return type.cast(proxy);
  }
}

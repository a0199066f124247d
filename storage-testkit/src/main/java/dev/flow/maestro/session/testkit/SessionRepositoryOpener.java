package dev.flow.maestro.session.testkit;

import dev.flow.maestro.session.application.port.SessionRepository;

/**
 * Opens a store in another process. The kit starts that process with the class path of the test,
 * makes an instance there and asks it to open.
 *
 * <p>An implementation must
 *
 * <ul>
 *   <li>have a constructor without parameters, of whatever visibility,
 *   <li>not belong to an instance of another class: a top-level class or a static nested one,
 *   <li>know nothing but the location: nothing that the test has set up is there.
 * </ul>
 */
@FunctionalInterface
public interface SessionRepositoryOpener {

  /** Opens one more instance over the data that lies there. */
  SessionRepository open(String location) throws Exception;
}

/**
 * Puts the adapters to the ports: by hand in {@code Main}, which has no time for more, and with
 * Guice in {@link dev.flow.maestro.session.bootstrap.SessionModule} for programs that embed the
 * library. Both use the same {@link dev.flow.maestro.session.bootstrap.Adapters}.
 */
package dev.flow.maestro.session.bootstrap;

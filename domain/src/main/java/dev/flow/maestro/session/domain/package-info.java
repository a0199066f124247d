/**
 * A session, its values and the rules of its life.
 *
 * <p>{@link dev.flow.maestro.session.domain.Session} decides: each change takes a session and
 * yields a {@link dev.flow.maestro.session.domain.SessionRevision}, the changed session with the
 * {@link dev.flow.maestro.session.domain.SessionEvent} that explains it. Nothing here reads a
 * clock, a random number or a file, nothing is mutable, and nothing but {@code java.base} is
 * needed. No parameter, result or component is ever {@code null}; what may be absent is an {@link
 * java.util.Optional}.
 */
package dev.flow.maestro.session.domain;

/**
 * The contract of a session store as tests, and fixtures for tests.
 *
 * <p>Who writes a store extends {@link dev.flow.maestro.session.testkit.SessionRepositoryContract}.
 * Who tests anything else about sessions may find {@link
 * dev.flow.maestro.session.testkit.SessionBuilder} and {@link
 * dev.flow.maestro.session.testkit.SettableInstantSource} of use.
 */
package dev.flow.maestro.session.testkit;

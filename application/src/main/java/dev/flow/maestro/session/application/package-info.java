/**
 * The use cases, one class each, and the facade {@link
 * dev.flow.maestro.session.application.SessionManager} over them. Everything here is immutable and
 * safe for use by several threads, as long as the ports are.
 */
package dev.flow.maestro.session.application;

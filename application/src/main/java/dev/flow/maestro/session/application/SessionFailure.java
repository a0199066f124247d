package dev.flow.maestro.session.application;

import dev.flow.maestro.session.domain.SessionException;
import dev.flow.maestro.session.domain.SessionId;

/**
 * What went wrong with one of several sessions.
 *
 * @param id which one
 * @param cause what it was
 */
public record SessionFailure(SessionId id, SessionException cause) {}

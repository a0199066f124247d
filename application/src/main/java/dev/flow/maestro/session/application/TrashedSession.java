package dev.flow.maestro.session.application;

import dev.flow.maestro.session.application.port.TrashEntry;
import dev.flow.maestro.session.domain.Session;
import java.util.Optional;

/**
 * A session in the trash.
 *
 * @param entry what names it
 * @param session as it was, or empty where it cannot be read
 */
public record TrashedSession(TrashEntry entry, Optional<Session> session) {}

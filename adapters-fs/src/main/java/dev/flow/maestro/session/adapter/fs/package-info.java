/**
 * Sessions on files: the embedded default store. {@link
 * dev.flow.maestro.session.adapter.fs.FileSessionRepository} is all that other modules see.
 *
 * <p>A change takes the session's lock, reads strictly, decides, appends the event to {@code
 * history.jsonl} and forces it, writes the document to a temporary file beside the old one and
 * forces it, moves it over the old one and forces the folder. The move is the moment at which the
 * change happens: an event whose document never came is told by its fingerprint, and dropped.
 */
package dev.flow.maestro.session.adapter.fs;

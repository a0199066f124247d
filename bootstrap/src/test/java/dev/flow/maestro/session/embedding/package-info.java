/**
 * The code of {@code docs/embedding.md}, compiled and run. What stands between {@code // guide:}
 * and {@code // end} is shown there, letter for letter but for the indentation.
 */
package dev.flow.maestro.session.embedding;

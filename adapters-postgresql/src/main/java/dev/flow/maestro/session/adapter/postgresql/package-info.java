/**
 * Sessions in PostgreSQL, for more than one machine. {@link
 * dev.flow.maestro.session.adapter.postgresql.PostgresSessionRepository} and its settings are all
 * that other modules see.
 *
 * <p>A session is a row: the document as files have it, byte by byte, and beside it the columns
 * that queries look at. A change locks the row, decides, and writes row, event and notification in
 * one transaction. The commit is the moment at which the change happens; where the connection is
 * lost in that moment, another one finds out.
 */
package dev.flow.maestro.session.adapter.postgresql;

/**
 * The JSON form of sessions, events and updates: one strict streaming codec for every adapter.
 *
 * <p>What is written has the shape that the peer writes, byte for byte: its order of members, two
 * spaces of indentation, every character beyond ASCII escaped, no null members, timestamps in UTC
 * with six digits. What is read must be one object of RFC 8259 in UTF-8, without duplicate members;
 * members that we do not know survive a rewrite.
 */
package dev.flow.maestro.session.json;

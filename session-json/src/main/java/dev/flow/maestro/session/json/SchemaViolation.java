package dev.flow.maestro.session.json;

/**
 * Something in a document that its schema does not allow and that can be read all the same, because
 * the peer writes such things.
 *
 * @param member the path of the member, such as {@code git_context.commit}
 * @param problem what is wrong with it, without a full stop
 */
public record SchemaViolation(String member, String problem) {}

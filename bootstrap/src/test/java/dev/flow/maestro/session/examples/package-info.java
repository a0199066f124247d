/**
 * The examples of the specification, each a program of its own, compiled and run by {@code
 * ExamplesTest}. Begin with {@code BasicWorkflow}. Where the specification jumps from implementing
 * to completed, which its own table forbids, they go the legal way.
 */
package dev.flow.maestro.session.examples;

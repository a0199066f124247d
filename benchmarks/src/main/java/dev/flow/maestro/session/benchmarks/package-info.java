/**
 * How long things take, each as a ratio to something that anybody can judge, measured in the same
 * run: a JVM that prints one word, reading a file, the bare steps of a durable write. {@code Main}
 * measures everything and prints the table of docs/performance.md.
 */
package dev.flow.maestro.session.benchmarks;

/**
 * Meters of sessions and of their store, for any registry of Micrometer: {@link
 * dev.flow.maestro.session.adapter.metrics.SessionMetrics} counts what happens, {@link
 * dev.flow.maestro.session.adapter.metrics.SessionCensus} what there is, and {@link
 * dev.flow.maestro.session.adapter.metrics.RunMeters} keeps both for one run of a program and
 * writes them to a file for Prometheus. The table of all meters is {@code docs/metrics.md}.
 *
 * <p>The values of a tag are those of an enum, so that the number of meters has a bound: no ids, no
 * branches, no text that somebody wrote.
 */
package dev.flow.maestro.session.adapter.metrics;

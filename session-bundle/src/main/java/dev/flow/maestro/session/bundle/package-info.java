/**
 * Bundles: whole sessions in one file, to be taken from one store to another. A bundle is a ZIP
 * that any tool opens, written in one way only, so that it can be checked byte by byte.
 */
package dev.flow.maestro.session.bundle;

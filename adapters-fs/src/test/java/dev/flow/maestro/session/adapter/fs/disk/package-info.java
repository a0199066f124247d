/** A disk that fails, loses power and counts what is done to it; and the proofs that need one. */
package dev.flow.maestro.session.adapter.fs.disk;

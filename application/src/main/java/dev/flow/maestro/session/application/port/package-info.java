/**
 * The ports: what the use cases ask of the outside, each with what an implementation must do. A
 * store in memory stands beside the port that it implements.
 */
package dev.flow.maestro.session.application.port;

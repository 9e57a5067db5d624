package dev.rowloom.gemini;

import java.time.Duration;

/**
 * How long the provider waits.
 *
 * @param connect for the connection
 * @param response from sending a request to the head of its answer
 * @param idle between two pieces of an answer
 */
record Timeouts(Duration connect, Duration response, Duration idle) {}

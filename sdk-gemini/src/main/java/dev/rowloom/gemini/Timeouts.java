package dev.rowloom.gemini;

import java.time.Duration;

/**
 * How long the provider waits.
 *
 * @param connect for the connection
 * @param response for each piece of an answer up to its first text: its head, and signs of life of a model that thinks
 * @param idle for each piece behind the first text
 */
record Timeouts(Duration connect, Duration response, Duration idle) {}

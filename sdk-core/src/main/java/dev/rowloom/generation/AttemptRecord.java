package dev.rowloom.generation;

import java.time.Duration;

/**
 * What became of one request.
 *
 * @param number from 1
 * @param temperatureFactor what the temperature was multiplied by
 * @param outcome {@code OK}, {@code USELESS}, or the kind of the failure
 * @param waited until the next request; zero if there was none
 */
record AttemptRecord(int number, double temperatureFactor, String outcome, Duration waited) {

    static final String OK = "OK";
    static final String USELESS = "USELESS";

    /** Rows came, but not all. */
    static final String PARTIAL = "PARTIAL";
}

package dev.rowloom.dataset;

import java.util.Map;

/**
 * Makes a step by its name; found by {@link java.util.ServiceLoader}.
 *
 * <p>A public class with a public constructor without parameters that does nothing.
 *
 * @since 0.1.0
 */
public interface DatasetStepProvider {

    /** Returns the name of the step, such as {@code repair}. */
    String name();

    /**
     * Makes the step.
     *
     * @param settings what is to be other than usual, by name; the provider says which there are
     * @throws dev.rowloom.UsageException if there is no such setting, or its value is wrong
     */
    DatasetStep create(Map<String, String> settings);
}

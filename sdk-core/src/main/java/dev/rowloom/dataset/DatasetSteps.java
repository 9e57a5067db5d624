package dev.rowloom.dataset;

import dev.rowloom.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Finds steps on the class path or module path by their names.
 *
 * @since 0.1.0
 */
public final class DatasetSteps {

    /** The steps that are published, and where. */
    private static final Map<String, String> COORDINATES = Map.of("repair", "dev.rowloom:rowloom-repair");

    private DatasetSteps() {}

    /**
     * Makes the step of a name.
     *
     * @param name such as {@code repair}
     * @param settings what is to be other than usual, by name
     * @throws UsageException if there is none of that name on the class path, and the message names the coordinates of the
     *     missing artifact where they are known; or if there are several; or a setting is wrong
     */
    public static DatasetStep create(String name, Map<String, String> settings) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(settings, "settings");
        List<DatasetStepProvider> found =
                providers().stream().filter(it -> it.name().equals(name)).toList();
        if (found.isEmpty()) {
            String artifact = COORDINATES.get(name);
            throw new UsageException("there is no step '" + name + "' on the class path; "
                    + (artifact == null
                            ? "those that are published are "
                                    + String.join(
                                            ", ",
                                            COORDINATES.keySet().stream()
                                                    .sorted()
                                                    .toList())
                            : "add " + artifact));
        }
        if (found.size() > 1) {
            throw new UsageException("there are several steps '" + name + "': "
                    + String.join(
                            ", ",
                            found.stream().map(it -> it.getClass().getName()).toList())
                    + "; leave all but one of their jars out");
        }
        return found.get(0).create(settings);
    }

    private static List<DatasetStepProvider> providers() {
        List<DatasetStepProvider> providers = new ArrayList<>();
        try {
            ServiceLoader.load(DatasetStepProvider.class).forEach(providers::add);
        } catch (ServiceConfigurationError e) {
            throw new UsageException("a step on the class path can't be loaded: " + e.getMessage(), e);
        }
        return providers;
    }
}

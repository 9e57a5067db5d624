package dev.rowloom.repair;

import dev.rowloom.UsageException;
import dev.rowloom.dataset.DatasetStep;
import dev.rowloom.dataset.DatasetStepProvider;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes the step {@code repair}. Its settings: {@code log}, a file that the log is written to.
 *
 * @since 0.1.0
 */
public final class RepairStepProvider implements DatasetStepProvider {

    private static final String LOG = "log";

    /** Creates a provider. */
    public RepairStepProvider() {}

    @Override
    public String name() {
        return IntegrityRepair.NAME;
    }

    @Override
    public DatasetStep create(Map<String, String> settings) {
        for (String name : settings.keySet()) {
            if (!name.equals(LOG)) {
                throw new UsageException("repair has no setting '" + name + "'; it has: " + LOG);
            }
        }
        String file = settings.get(LOG);
        return file == null
                ? IntegrityRepair.fixAll()
                : IntegrityRepair.builder()
                        .log(log -> log.writeTo(Path.of(file)))
                        .build();
    }
}

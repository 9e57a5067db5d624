package dev.rowloom.it.conformance;

import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.TestDatabases;
import java.util.List;

/** Finds the settings of H2 with which a schema file is accepted best: a file doesn't say for which it was written. */
final class H2Settings {

    private static final String KEYWORDS = "NON_KEYWORDS=VALUE,KEY,USER,DAY,MONTH,YEAR,HOUR,MINUTE,SECOND";
    private static final List<String> KNOWN = List.of(
            "",
            KEYWORDS,
            "MODE=MySQL",
            "MODE=MySQL;DATABASE_TO_UPPER=FALSE",
            "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "MODE=MySQL;DATABASE_TO_UPPER=FALSE;" + KEYWORDS,
            "MODE=LEGACY",
            "MODE=Oracle");

    private H2Settings() {}

    /** Returns the first of the known settings that leaves the fewest statements failing. */
    static String of(String ddl, TestDatabases databases) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String settings : KNOWN) {
            try (Database database = databases.createH2(settings)) {
                int failures = database.applyDdl(ddl).failures().size();
                if (failures < least) {
                    least = failures;
                    best = settings;
                }
            }
            if (least == 0) {
                return best;
            }
        }
        return best;
    }
}

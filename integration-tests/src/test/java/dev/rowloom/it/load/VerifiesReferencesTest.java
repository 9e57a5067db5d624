package dev.rowloom.it.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.rowloom.SyntheticDataGenerator;
import dev.rowloom.export.SqlSink;
import dev.rowloom.it.database.Database;
import dev.rowloom.it.database.DatabaseExtension;
import dev.rowloom.it.database.ScriptFailedException;
import dev.rowloom.it.database.TestDatabases;
import dev.rowloom.schema.Dialect;
import dev.rowloom.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that suspends its checks while rows are loaded never looks at them again: the script's own queries must. */
@ExtendWith(DatabaseExtension.class)
class VerifiesReferencesTest {

    /** Neither table can be first, and no reference can be null: its first has its checks suspended, all three of them. */
    private static final String DDL = """
            CREATE TABLE region (country INT NOT NULL, code INT NOT NULL, PRIMARY KEY (country, code));
            CREATE TABLE team (
                id INT PRIMARY KEY, lead_id INT NOT NULL, country INT, code INT, backup_id INT,
                FOREIGN KEY (country, code) REFERENCES region (country, code),
                FOREIGN KEY (backup_id) REFERENCES team (id));
            CREATE TABLE person (id INT PRIMARY KEY, team_id INT NOT NULL, FOREIGN KEY (team_id) REFERENCES team (id));
            ALTER TABLE team ADD FOREIGN KEY (lead_id) REFERENCES person (id);
            """;

    private static final String RESTORE = "SET foreign_key_checks = 1;\n";
    private static final String VERIFICATION = "(?m)^SET @rowloom_orphan = .*\n";

    @TempDir
    Path folder;

    private String script() throws IOException {
        SyntheticDataGenerator.of(Schema.fromDdl(DDL, Dialect.mysql()))
                .rows(30)
                .generateTo(SqlSink.directory(folder).overwrite());
        String script = Files.readString(folder.resolve("data.sql"));
        assertThat(script).contains(RESTORE, "INSERT INTO `team`").containsPattern(VERIFICATION);
        return script;
    }

    /** While checks are suspended, so that the database lets it pass. */
    private static String with(String script, String statement) {
        return script.replaceFirst(RESTORE, statement + ";\n" + RESTORE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE team SET lead_id = -1 ORDER BY id LIMIT 1",
                "UPDATE team SET backup_id = -1 ORDER BY id DESC LIMIT 1",
                "UPDATE team SET country = -1, code = -1 ORDER BY id LIMIT 1",
                "UPDATE team SET country = -1 WHERE code IS NOT NULL ORDER BY id LIMIT 1",
                "DELETE region FROM region JOIN team USING (country, code)"
            })
    void aBrokenReferenceFailsTheScriptAndLeavesNoRow(String breaking, TestDatabases databases) throws IOException {
        String broken = with(script(), breaking);
        try (Database database = databases.create("mariadb")) {
            database.applyDdl(DDL).assertNoFailures();

            assertThatExceptionOfType(ScriptFailedException.class)
                    .isThrownBy(() -> database.runScript(broken))
                    .withMessageContaining("1242")
                    .withMessageContaining("rowloom_orphan");
            assertThat(database.tableCounts().tables()).allMatch(table -> table.rows() == 0);
        }
    }

    @Test
    void withoutTheVerificationTheDatabaseKeepsTheOrphan(TestDatabases databases) throws IOException {
        String broken = with(script(), "UPDATE team SET lead_id = -1 ORDER BY id LIMIT 1");
        try (Database database = databases.create("mariadb")) {
            database.applyDdl(DDL).assertNoFailures();

            assertThatNoException().isThrownBy(() -> database.runScript(broken.replaceAll(VERIFICATION, "")));
        }
    }

    @Test
    void aKeyThatIsNullInPartRefersToNothing(TestDatabases databases) throws IOException {
        String script = with(script(), "UPDATE team SET country = -1, code = NULL");
        try (Database database = databases.create("mariadb")) {
            database.applyDdl(DDL).assertNoFailures();

            database.runScript(script);

            assertThat(database.tableCounts().tables()).allMatch(table -> table.rows() == 30);
        }
    }
}

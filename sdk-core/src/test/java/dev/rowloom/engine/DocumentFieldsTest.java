package dev.rowloom.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentFieldsTest {

    @Test
    void writesWhatComputedColumnsCanBeCastFrom() {
        Made made = Made.postgres("""
                CREATE TABLE t (
                    id int PRIMARY KEY,
                    doc jsonb NOT NULL,
                    flag boolean GENERATED ALWAYS AS ((doc->>'flag')::boolean) STORED,
                    at date GENERATED ALWAYS AS (CAST(doc->>'at' AS date)) STORED,
                    size smallint GENERATED ALWAYS AS ((doc->>'size')::smallint) STORED,
                    kind text GENERATED ALWAYS AS (doc->>'kind') STORED,
                    seen timestamp GENERATED ALWAYS AS (convert_ts(doc->>'seen')) STORED)
                """, 50);
        assertThat(made.rows("t"))
                .allSatisfy(row -> assertThat((String) row.get("doc"))
                        .matches("\\{\"flag\": (true|false), \"at\": \"20\\d\\d-\\d\\d-\\d\\d\", \"size\": \\d{2},"
                                + " \"kind\": \"[a-z]{8}\"}"));
    }
}
